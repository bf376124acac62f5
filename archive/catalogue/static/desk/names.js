// Give names to what Django's lists and Select2's boxes leave without one, for those who hear the page: words that
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

const nameAll = () => {
  document.querySelectorAll('.select2-container:not([data-named])').forEach((box) => {
    box.dataset.named = '';
    nameBox(box);
  });
  document.querySelectorAll('.select2-search--dropdown .select2-search__field:not([aria-label])').forEach((field) => {
    field.ariaLabel = document.querySelector('.select2-container--open .select2-selection')?.textContent || '…';
  });
};

const search = document.querySelector('#changelist-search input[type=submit]');
if (search) {
  document.querySelector('#searchbar').ariaLabel = search.value;
  document.querySelector('#changelist-search img').alt = search.value;
}

nameAll();
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
