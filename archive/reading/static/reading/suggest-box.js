// A text field with suggestions below it: the combobox of WAI-ARIA, "list autocomplete with manual selection".
// Around a plain field it changes nothing but this; without JavaScript the field is a plain field.
//
// <suggest-box src="/suggest/?kind=person" label="Suggestions" found="{n} suggestions" none="No suggestions">
//   attribute `fills`: choosing writes the key into the field; without it, choosing opens the page of the entry.

const PAUSE = 120; // milliseconds without a key before the archive is asked
let boxes = 0;

class SuggestBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    if (!this.input || this.list) return;
    this.id ||= `suggest-${++boxes}`;
    this.list = this.made("ul", { role: "listbox", id: `${this.id}-list`, "aria-label": this.getAttribute("label"), hidden: "" });
    this.status = this.made("span", { role: "status", class: "unseen" });
    const combobox = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(combobox)) this.input.setAttribute(name, value);
    this.input.removeAttribute("list");
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  disconnectedCallback() {
    this.stop();
  }

  made(tag, attributes) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return this.appendChild(element);
  }

  get options() {
    return [...this.list.children];
  }

  get chosen() {
    return this.list.querySelector("[aria-selected=true]");
  }

  stop() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  wait() {
    this.stop();
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking = new AbortController();
    const address = new URL(this.getAttribute("src"), location.href);
    address.searchParams.set("q", this.input.value);
    try {
      const answer = await fetch(address, { signal: this.asking.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") this.close(); // the field works as before
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map((one, place) => this.option(one, place)));
    this.status.textContent = suggestions.length
      ? this.getAttribute("found").replace("{n}", suggestions.length)
      : this.getAttribute("none");
    this.open(suggestions.length > 0);
  }

  option(one, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.key = one.key;
    option.dataset.address = one.address;
    const said = [[one.name, "called"], [one.met, "met"], [one.kind_name, "sort"]].filter(([words]) => words);
    for (const [words, name] of said) {
      const span = document.createElement("span");
      span.className = name;
      span.dir = "auto";
      span.textContent = words;
      option.append(span, " ");
    }
    return option;
  }

  open(there) {
    this.list.hidden = !there;
    this.input.setAttribute("aria-expanded", String(there));
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.stop();
    this.open(false);
    this.list.replaceChildren();
    this.status.textContent = "";
  }

  key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.chosen) {
      event.preventDefault();
      this.choose(this.chosen);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.wait();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  move(step) {
    const options = this.options; // beyond either end lies the field itself, where nothing is chosen
    const place = options.indexOf(this.chosen);
    const next = place < 0 ? (step > 0 ? 0 : options.length - 1) : place + step;
    this.chosen?.setAttribute("aria-selected", "false");
    const option = options[next];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    if (!option) return;
    const { key, address } = option.dataset;
    this.close();
    if (!this.hasAttribute("fills")) return location.assign(address);
    this.input.value = key;
  }
}

customElements.define("suggest-box", SuggestBox);
