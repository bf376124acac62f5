// What is typed into a form is kept in this browser until it is saved: a lost connection or a closed tab loses nothing.
//
// <kept-draft owner="7" about="/admin/…/3/change/" version="…"> stands within the form. Kept under owner and address;
// passwords, files and what the form hides are never kept. Cleared when the server says that this very draft was
// saved (<kept-drafts saved="…">, anywhere on the next page) and when the owner signs out.

const PREFIX = 'chancery-draft';
const keyOf = (owner, about) => `${PREFIX} ${owner} ${about}`;
let over = false; // signed out: nothing is kept any more
const OURS = ['_draft', '_version', 'csrfmiddlewaretoken', 'act'];

const read = (key) => {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
};
const write = (key, value) => {
  try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } // full, or forbidden
};
const forget = (test) => {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && test(key)).forEach((key) => localStorage.removeItem(key));
  } catch { /* storage is forbidden: nothing was kept */ }
};

const keepable = (field) => field.name && !OURS.includes(field.name) && !field.closest('.empty-form')
  && field.autocomplete !== 'one-time-code'
  && !['password', 'file', 'submit', 'button', 'reset', 'image'].includes(field.type)
  && (field.type !== 'hidden' || /-TOTAL_FORMS$/.test(field.name));

const valueOf = (field) => {
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked;
  if (field.tagName === 'SELECT') return [...field.selectedOptions].filter((one) => one.value).map((one) => [one.value, one.text]);
  return field.value;
};

const idOf = (field) => (field.type === 'radio' ? `${field.name}=${field.value}` : field.name);
const contents = (form) => Object.fromEntries([...form.elements].filter(keepable).map((field) => [idOf(field), valueOf(field)]));

const fill = (field, value) => {
  if (field.type === 'checkbox' || field.type === 'radio') {
    field.checked = value;
  } else if (field.tagName === 'SELECT') {
    for (const [key, words] of value) {
      if (![...field.options].some((one) => one.value === key)) field.add(new Option(words, key));
    }
    for (const one of field.options) one.selected = value.some(([key]) => key === one.value);
    if (!field.multiple && !value.length) field.value = '';
  } else {
    field.value = value;
  }
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

class KeptDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    if (!this.form || this.form.querySelector('input[type="password"]')) return;
    this.key = keyOf(this.getAttribute('owner'), this.getAttribute('about'));
    this.id_ = this.form.querySelector('input[name="_draft"]');
    this.version = this.form.querySelector('input[name="_version"]');
    // The boxes that scripts make of selects come after this; what is there then is what the server sent.
    requestAnimationFrame(() => setTimeout(() => this.begin()));
  }

  begin() {
    this.received = JSON.stringify(contents(this.form));
    const kept = read(this.key);
    // What is kept and is in the form was sent, and came back because it could not be saved.
    this.unsaved = kept !== null && JSON.stringify(kept.fields) === this.received;
    if (kept && !this.unsaved) this.offer(kept);
    else this.watch();
  }

  watch() {
    this.id_.value ||= crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const later = () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.keep(), 400); };
    for (const event of ['input', 'change', 'click']) this.form.addEventListener(event, later);
    // Buttons elsewhere on the page may belong to the form, and select2 tells only jQuery.
    window.django?.jQuery?.(this.form).on('change', later);
    this.form.addEventListener('submit', () => { this.sent = true; this.keep(); });
    this.form.addEventListener('kept-elsewhere', () => { // saved without leaving the page
      this.unsaved = false;
      this.received = JSON.stringify(contents(this.form));
      this.keep();
    });
    addEventListener('pagehide', () => this.keep());
    addEventListener('pageshow', () => { this.sent = false; });
    addEventListener('beforeunload', (event) => {
      if (!this.sent && !over && this.changed()) event.preventDefault();
    });
    addEventListener('offline', () => this.say(this.getAttribute('offline')));
  }

  changed() { return this.unsaved || JSON.stringify(contents(this.form)) !== this.received; }

  keep() {
    if (over) return;
    if (!this.changed()) {
      forget((key) => key === this.key);
      return;
    }
    const kept = write(this.key, {
      fields: contents(this.form), draft: this.id_.value, version: this.version?.value ?? '', at: new Date().toISOString(),
    });
    this.say(this.getAttribute(kept ? 'kept' : 'full'));
  }

  say(words) {
    const note = this.querySelector('[role="status"]') ?? Object.assign(document.createElement('p'), { className: 'help draft-note' });
    note.setAttribute('role', 'status');
    if (note.textContent !== words) note.textContent = words;
    if (!note.parentNode) this.append(note);
  }

  offer(kept) {
    const box = document.createElement('section');
    box.className = 'draft-offer';
    box.setAttribute('aria-label', this.getAttribute('heading'));
    const told = document.createElement('p');
    const other = this.version && kept.version !== this.version.value;
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang || undefined);
    told.textContent = `${this.getAttribute('heading')} (${when}). ${other ? this.getAttribute('older') : ''}`;
    const button = (words, quiet, act) => {
      const one = Object.assign(document.createElement('button'), { type: 'button', textContent: words });
      one.className = quiet ? 'act quiet-act' : 'act';
      one.addEventListener('click', () => { act(); box.remove(); this.watch(); });
      return one;
    };
    box.append(
      told,
      button(this.getAttribute('restore'), false, () => this.restore(kept)),
      ' ',
      button(this.getAttribute('discard'), true, () => forget((key) => key === this.key)),
    );
    this.append(box);
  }

  restore(kept) {
    for (const [name, value] of Object.entries(kept.fields)) if (/-TOTAL_FORMS$/.test(name)) this.addRows(name, Number(value));
    for (const field of this.form.elements) {
      if (keepable(field) && field.type !== 'hidden' && idOf(field) in kept.fields) fill(field, kept.fields[idOf(field)]);
    }
    this.id_.value = kept.draft;
    if (this.version && kept.version) this.version.value = kept.version;
    this.keep();
  }

  addRows(name, wanted) {
    const total = this.form.elements[name];
    const group = document.getElementById(name.replace(/TOTAL_FORMS$/, 'group'));
    while (total && group && Number(total.value) < Math.min(wanted, 1000)) {
      const before = total.value;
      group.querySelector('.add-row a, a.addlink')?.click();
      if (total.value === before) return;
    }
  }
}

// What the server says was saved is forgotten, before any form of the page offers it again.
document.querySelectorAll('kept-drafts[saved]').forEach((said) => {
  const saved = said.getAttribute('saved').split(' ');
  forget((key) => saved.includes(read(key)?.draft));
});
document.querySelector('#logout-form')?.addEventListener('submit', () => {
  over = true;
  const owner = document.querySelector('kept-drafts')?.getAttribute('owner');
  forget((key) => !owner || key.startsWith(keyOf(owner, '')));
});
customElements.define('kept-draft', KeptDraft);
