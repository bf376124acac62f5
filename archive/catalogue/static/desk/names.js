// Give names to what Django's tables and Select2's boxes leave without one, for those who hear the page: words that
// stand on the page already, in its language.

const nameBox = (box) => {
  const select = box.previousElementSibling;
  const shown = box.querySelector('.select2-selection__rendered');
  const selection = box.querySelector('.select2-selection');
  if (!select || !shown || !selection) return;
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  if (label) label.id ||= `${select.id}-label`;
  const name = label ? label.id : select.id;
  shown.setAttribute('aria-labelledby', name);
  selection.setAttribute('aria-labelledby', `${name} ${shown.id}`);
  const search = box.querySelector('.select2-search__field');
  if (search) search.setAttribute('aria-label', label ? label.textContent.trim() : select.ariaLabel);
};

// On a narrow page the rows of a table stand below each other, each field under the name of its column.
const nameCells = (row) => {
  const heads = row.closest('table').querySelectorAll('thead th');
  row.querySelectorAll(':scope > td[class*="field-"]:not([data-label])').forEach((cell) => {
    cell.dataset.label = heads[cell.cellIndex]?.textContent.trim() || '';
  });
};

const nameAll = () => {
  document.querySelectorAll('.tabular tr.form-row').forEach(nameCells);
  document.querySelectorAll('td.delete input:not([aria-label])').forEach((box) => {
    box.ariaLabel = [...box.closest('table').querySelectorAll('thead th')].pop().textContent.trim();
  });
  document.querySelectorAll('.select2-container:not([data-named])').forEach((box) => {
    box.dataset.named = '';
    nameBox(box);
  });
  document.querySelectorAll('.select2-search--dropdown .select2-search__field:not([aria-label])').forEach((field) => {
    field.ariaLabel = document.querySelector('.select2-container--open .select2-selection')?.textContent || '…';
  });
};

document.querySelectorAll('th.original:empty').forEach((head) => {
  const hidden = document.createElement('span');
  hidden.className = 'visually-hidden';
  hidden.textContent = head.closest('.inline-group')?.querySelector('h2')?.textContent.trim() || '№';
  head.append(hidden);
});
const search = document.querySelector('#changelist-search input[type=submit]');
if (search) {
  document.querySelector('#searchbar').ariaLabel = search.value;
  document.querySelector('#changelist-search img').alt = search.value;
}

nameAll();
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
