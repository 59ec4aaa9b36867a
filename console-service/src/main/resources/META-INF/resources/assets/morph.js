'use strict';
/*
 * Makes a part of the page look as a newer one does. Elements that stand for the same thing are kept, so that focus, selection,
 * what was typed and what was unfolded stay: whoever works with the keyboard is not thrown back to the start by an update.
 */
const morph = (() => {
  const isSame = (old, wanted) => old.nodeType === wanted.nodeType && old.nodeName === wanted.nodeName && (old.id || '') === (wanted.id || '');
  const move = (parent, node, before) => parent.moveBefore && node.isConnected ? parent.moveBefore(node, before) : parent.insertBefore(node, before);

  const attributes = (old, wanted) => {
    const belongsToReader = name => name === 'open' && old.localName === 'details';
    for (const { name } of Array.from(old.attributes)) {
      if (!wanted.hasAttribute(name) && !belongsToReader(name)) old.removeAttribute(name);
    }
    for (const { name, value } of wanted.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  const children = (old, wanted) => {
    const ids = new Set(Array.from(wanted.children, child => child.id).filter(Boolean));
    for (const child of Array.from(old.children)) if (child.id && !ids.has(child.id)) child.remove();
    const known = new Map(Array.from(old.children).filter(child => child.id).map(child => [child.id, child]));
    let here = old.firstChild;
    for (const next of Array.from(wanted.childNodes)) {
      let match = next.id ? known.get(next.id) : here;
      if (!next.id) while (match && !isSame(match, next)) match = match.nextSibling;
      if (!match || !isSame(match, next)) old.insertBefore(document.adoptNode(next), here);
      else {
        if (match === here) here = here.nextSibling; else move(old, match, here);
        alike(match, next);
      }
    }
    while (here) { const gone = here; here = here.nextSibling; gone.remove(); }
  };

  const alike = (old, wanted) => {
    if (old.isEqualNode(wanted)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) { old.nodeValue = wanted.nodeValue; return; }
    attributes(old, wanted);
    children(old, wanted);
  };

  /* Does the work and gives the focus back: to the same element, or to its neighbour where it is gone. */
  const keepingFocus = work => {
    const focused = document.activeElement;
    const line = focused?.closest('tr, li');
    const neighbours = [line?.nextElementSibling, line?.previousElementSibling];
    work();
    if (!focused || focused === document.body || focused === document.activeElement) return;
    const next = focused.isConnected ? focused
      : neighbours.find(neighbour => neighbour?.isConnected)?.querySelector('a, summary, button') ?? document.getElementById('main');
    next.focus({ preventScroll: true });
  };

  return { alike, move, keepingFocus };
})();
