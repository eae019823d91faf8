// What the search knows: each section of each page, and each operation.
export function documentsOf(pages, operations) {
  const sections = pages.flatMap((page) => page.sections
    .filter((section) => section.level <= 3)
    .map((section) => ({
      kind: 'guide',
      page: page.title,
      group: page.group,
      title: section.title,
      text: section.text.trim(),
      code: section.code,
      url: page.address + (section.level === 1 ? '' : `#${section.id}`),
    })));
  const calls = operations.map(({ id, title, call, text, address }) => ({
    kind: 'operation', page: '', group: '', title: `${title}`, id, text: `${call}. ${text}`, code: '', url: address,
  }));
  return [...sections, ...calls].map((document, at) => ({ ...document, key: at }));
}
