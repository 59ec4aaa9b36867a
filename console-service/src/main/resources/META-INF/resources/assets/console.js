'use strict';
(() => {
  const SOON = 3600_000;
  const FIGURES_EVERY = 30_000;
  const ANNOUNCED_AFTER = 10_000;
  const $ = id => document.getElementById(id);
  const body = document.body;
  document.documentElement.classList.add('scripted');

  /* The server's time. The browser's own clock only counts on from the last time that the server told. */
  const loaded = performance.getEntriesByType('navigation')[0];
  let offset = Number(body.dataset.now) - (performance.timeOrigin + (loaded ? loaded.responseStart : performance.now()));
  const now = () => Date.now() + offset;
  // A message that was held up tells a time that has passed: of two answers the one that is further ahead is nearer.
  let heard = null;
  const hear = millis => {
    const fresh = millis - Date.now();
    if (heard === null || fresh > heard || Math.abs(fresh - heard) > 2000) heard = fresh;
    offset = heard;
  };

  const two = number => String(number).padStart(2, '0');
  const countdown = millis => {
    const seconds = millis > 0 ? Math.ceil(millis / 1000) : Math.floor(-millis / 1000);
    const days = Math.floor(seconds / 86400);
    return (millis > 0 ? '' : '+') + (days > 0 ? days + 'd ' : '')
      + two(Math.floor(seconds / 3600) % 24) + ':' + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
  };
  const tick = () => {
    const time = now();
    $('clock').textContent = new Date(time).toISOString().slice(11, 19);
    for (const cell of document.querySelectorAll('.due[data-due]:not([data-due=""])')) {
      const left = Number(cell.dataset.due) - time;
      cell.textContent = countdown(left);
      cell.className = 'due ' + (left <= 0 ? 'late' : left < SOON ? 'soon' : 'calm');
    }
    setTimeout(tick, 1000 - now() % 1000);
  };

  /* The live sign. */
  const SIGNS = { live: 'Live', connecting: 'Reconnecting', down: 'Offline, trying again', ready: 'Ready' };
  const sign = state => {
    if ($('live').dataset.state === state) return;
    $('live').dataset.state = state;
    $('live-text').textContent = SIGNS[state];
  };

  const load = async address => {
    const answer = await fetch(address, {
      headers: { 'X-Requested-With': 'fetch' }, cache: 'no-store',
      // What never answers must not keep the page from asking again.
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status === 499 || answer.status === 401) { location.reload(); throw new Error('signed out'); }
    if (!answer.ok && answer.status !== 404) throw new Error('status ' + answer.status);
    return answer.text();
  };
  /* Runs the work at most once in a while, and once more if it was asked for meanwhile. */
  const seldom = (work, pause) => {
    let waiting = false, again = false;
    const run = async () => {
      if (waiting) { again = true; return; }
      waiting = true;
      try { await work(); } catch { again = true; }
      setTimeout(() => { waiting = false; if (again) { again = false; run(); } }, pause);
    };
    return run;
  };

  /* The queue. */
  const table = $('queue');
  const rows = $('rows');
  const filter = $('filter');

  const wanted = row => {
    const of = name => filter.elements[name].value;
    const status = of('status'), severity = of('severity'), search = of('search').trim().toLowerCase();
    return (status === '' ? row.dataset.open === 'true' : status === 'ALL' || row.dataset.status === status)
      && (severity === '' || row.dataset.severity === severity)
      && (!filter.elements.breached.checked || row.dataset.breached === 'true')
      && (search === '' || row.dataset.search.includes(search));
  };
  const due = row => row.dataset.due === '' ? Infinity : Number(row.dataset.due);
  const before = (a, b) => due(a) !== due(b) ? due(a) < due(b) : a.id > b.id;

  /* Puts a row in its place; true if the reader sees that something changed. */
  const place = row => {
    const old = document.getElementById(row.id);
    const first = table.dataset.first === 'true', more = table.dataset.more === 'true';
    if (!wanted(row)) { old?.remove(); return old !== null; }
    const above = Array.from(rows.children).find(other => other !== old && before(row, other)) ?? null;
    const shown = old ?? row;
    const flash = old?.classList.contains('fresh') || !changes.has(row.id);
    if (old) {
      morph.alike(old, row);
      if (old.nextElementSibling !== above) morph.move(rows, old, above);
    } else if (first && (above || !more)) rows.insertBefore(row, above);
    else return false;
    shown.classList.toggle('fresh', flash);
    if (more && rows.children.length > Number(table.dataset.limit)) rows.lastElementChild.remove();
    return true;
  };
  const settle = () => {
    $('empty').hidden = rows.children.length > 0;
    table.classList.toggle('several', new Set(Array.from(rows.children, row => row.dataset.tenant)).size > 1);
  };
  rows?.addEventListener('animationend', event => event.target.closest('tr').classList.remove('fresh'));

  /* What changed, for those who do not see it. Tickets are counted, not the changes of each. */
  const say = text => { $('announce').textContent = text; };
  const changes = new Set();
  const announce = id => {
    if (changes.size === 0) {
      say('');
      setTimeout(() => {
        say(changes.size === 1 ? 'One ticket changed' : changes.size + ' tickets changed');
        changes.clear();
      }, ANNOUNCED_AFTER);
    }
    changes.add(id);
  };

  const parse = html => new DOMParser().parseFromString(html, 'text/html');
  const figures = seldom(async () => {
    if (!table) return;
    const newer = parse('<div id="figures">' + await load('/figures')).getElementById('figures');
    morph.keepingFocus(() => morph.alike($('figures'), newer));
  }, 2000);

  /* The whole page anew, in place: for a ticket that changed, and when changes were missed. */
  const entries = () => Array.from(document.querySelectorAll('.timeline li[id]'));
  const summary = () => document.querySelector('.ticket-head')?.textContent.replace(/\s+/g, ' ');
  const anew = seldom(async () => {
    const page = parse(await load(location.href));
    if (page.body.dataset.viewer !== body.dataset.viewer) { location.reload(); return; }
    const known = new Set(entries().map(entry => entry.id)), was = summary();
    morph.keepingFocus(() => morph.alike($('main'), page.getElementById('main')));
    document.title = page.title;
    if (table) { settle(); say('The list was brought up to date'); return; }
    const fresh = entries().filter(entry => !known.has(entry.id));
    const last = fresh.at(-1)?.querySelector('.headline').firstChild.textContent.trim();
    if (fresh.length > 0) say(fresh.length === 1 ? 'New: ' + last : fresh.length + ' new entries, the last: ' + last);
    else if (summary() !== was) say('The ticket was brought up to date');
  }, 1000);

  const receive = html => {
    const changed = Array.from(parse('<table><tbody>' + html).querySelectorAll('tr'));
    if (table) {
      morph.keepingFocus(() => {
        const seen = changed.filter(row => place(document.adoptNode(row))).map(row => row.id);
        settle();
        seen.forEach(announce);
      });
      figures();
    } else if (changed.some(row => row.id === $('ticket')?.dataset.ticket)) {
      anew();
    }
  };
  const take = (name, data) => {
    if (name === 'time') hear(Number(data));
    else if (name === 'rows') receive(data);
    else anew();
  };

  /* Whoever comes back from a ticket goes on where it stands in the queue. */
  const CAME_FROM = 'firstline.ticket';
  try {
    if ($('ticket')) sessionStorage.setItem(CAME_FROM, $('ticket').dataset.ticket);
    else if (table) {
      document.getElementById(sessionStorage.getItem(CAME_FROM))?.querySelector('a').focus();
      sessionStorage.removeItem(CAME_FROM);
    }
  } catch { /* storage may be switched off */ }

  if (filter) {
    for (const choice of filter.querySelectorAll('select, input[type="checkbox"]')) {
      choice.addEventListener('change', () => filter.requestSubmit());
    }
    document.addEventListener('keydown', event => {
      if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        filter.elements.search.focus();
      }
    });
    setInterval(figures, FIGURES_EVERY);
  }
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
  if (table || $('ticket')) {
    openStream({
      viewer: body.dataset.viewer, beat: Number(body.dataset.beat), position: body.dataset.position,
      take, tell: sign, probe: () => load('/figures'),
    });
  } else sign('ready');
  tick();
})();
