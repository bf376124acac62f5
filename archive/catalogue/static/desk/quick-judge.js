// Names and dates judged by one key each: j and k to the next and the one before, y confirms, n rejects, s makes a stub of a title.
//
// <quick-judge form="passages-form" …words…> stands around the table. The keys work only while the focus is on one of
// its rows, so they are in nobody's way; the buttons do the same. The page is not left: what changed is put in place.

const WAITING = 'tr:not(.status-rejected):has(> td button:is([value^="yes"], [value^="stub"]))';
const CHANGED = ['#names', '.received .said', '#acts', '#damage'];

class QuickJudge extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.getAttribute('form'));
    if (!this.form) return;
    const help = Object.assign(document.createElement('p'), { className: 'help quick-help', textContent: this.getAttribute('help') });
    this.status = Object.assign(document.createElement('p'), { className: 'quick-status' });
    this.status.setAttribute('role', 'status');
    this.prepend(help, this.status);
    this.addEventListener('keydown', (event) => this.key(event));
    this.mark(0);
  }

  get rows() { return [...this.querySelectorAll(WAITING)]; }

  get at() { return this.rows.findIndex((row) => row.contains(document.activeElement)); }

  mark(place) {
    this.rows.forEach((row, at) => { row.tabIndex = at === place ? 0 : -1; });
  }

  go(place) {
    const rows = this.rows;
    if (!rows.length) { this.querySelector('.quick-help').tabIndex = -1; this.querySelector('.quick-help').focus(); return; }
    const next = Math.max(0, Math.min(place, rows.length - 1));
    this.mark(next);
    rows[next].focus();
    rows[next].scrollIntoView({ block: 'nearest' });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, [role="combobox"]')) return;
    const at = this.at;
    if (at < 0) return;
    const act = { j: () => this.go(at + 1), k: () => this.go(at - 1), y: () => this.judge(at, 'yes'), n: () => this.judge(at, 'no'), s: () => this.judge(at, 'stub') }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  async judge(at, word) {
    const button = this.rows[at].querySelector(`button[value^="${word}"]`);
    if (!button || this.busy) return;
    this.busy = true;
    const told = button.getAttribute('aria-label') ?? button.textContent;
    const body = new FormData(this.form);
    body.set('act', button.value);
    body.delete('_draft');
    try {
      const answer = await fetch(location.href.split('#')[0], { method: 'POST', body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!answer.ok || !answer.redirected) throw new Error(page.querySelector('.messagelist .error')?.textContent ?? this.getAttribute('refused'));
      if (new URL(answer.url).pathname !== location.pathname) { location.assign(answer.url); return; }
      this.put(page);
      this.form.dispatchEvent(new Event('kept-elsewhere'));
      const fresh = document.querySelector('quick-judge');
      fresh.status.textContent = `${told}. ${fresh.getAttribute('left').replace('0', fresh.rows.length)}`;
      fresh.go(at);
    } catch (error) {
      this.status.textContent = error instanceof TypeError ? this.getAttribute('offline') : error.message;
    } finally {
      this.busy = false;
    }
  }

  put(page) {
    const version = page.querySelector('input[name="_version"]');
    if (version) this.form.elements._version.value = version.value;
    for (const selector of CHANGED) {
      const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
      if (old && fresh) old.replaceWith(document.adoptNode(fresh));
    }
  }
}

customElements.define('quick-judge', QuickJudge);
