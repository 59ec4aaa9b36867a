'use strict';
(() => {
  const SOON = 3600_000;
  const FIGURES_EVERY = 30_000;
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
  const sign = (state, text) => {
    if ($('live').dataset.state === state) return;
    $('live').dataset.state = state;
    $('live-text').textContent = text;
  };

  const load = async address => {
    const answer = await fetch(address, { headers: { 'X-Requested-With': 'fetch' }, cache: 'no-store' });
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
  let position = body.dataset.position;

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

  const place = row => {
    const old = document.getElementById(row.id);
    const first = table.dataset.first === 'true', more = table.dataset.more === 'true';
    if (!wanted(row)) { old?.remove(); return false; }
    row.classList.add('fresh');
    const focused = old?.contains(document.activeElement);
    const above = Array.from(rows.children).find(other => other !== old && before(row, other));
    if (old && !focused && old.nextElementSibling === (above ?? null)) old.replaceWith(row);
    else if (old || (first && (above || !more))) { old?.remove(); rows.insertBefore(row, above ?? null); }
    else return false;
    if (focused) row.querySelector('a').focus();
    if (more && rows.children.length > Number(table.dataset.limit)) rows.lastElementChild.remove();
    return true;
  };
  const settle = () => { if (table) $('empty').hidden = rows.children.length > 0; };

  let told = 0, telling = null;
  const announce = count => {
    told += count;
    telling ??= setTimeout(() => {
      $('announce').textContent = told === 1 ? 'One ticket changed' : told + ' tickets changed';
      told = 0; telling = null;
    }, 10_000);
  };
  const figures = seldom(async () => { if (table) $('figures').innerHTML = await load('/figures'); }, 2000);

  /* The whole page anew, in place: for a ticket that changed, and when changes were missed. */
  const anew = seldom(async () => {
    const page = new DOMParser().parseFromString(await load(location.href), 'text/html');
    const open = Array.from(document.querySelectorAll('details[open]'), details => details.id);
    if (table) {
      rows.replaceChildren(...page.getElementById('rows').children);
      table.dataset.more = page.getElementById('queue').dataset.more;
      $('figures').innerHTML = page.getElementById('figures').innerHTML;
      settle();
    } else {
      $('main').replaceChildren(...page.getElementById('main').childNodes);
      for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    }
  }, 1000);

  const receive = html => {
    const changed = Array.from(new DOMParser().parseFromString('<table><tbody>' + html, 'text/html').querySelectorAll('tr'));
    if (table) {
      const seen = changed.map(row => place(document.adoptNode(row))).filter(Boolean).length;
      settle();
      figures();
      if (seen) announce(seen);
    } else if (changed.some(row => row.id === $('ticket')?.dataset.ticket)) {
      anew();
    }
  };

  let source = null, retry = null;
  const connect = () => {
    retry = null;
    source = new EventSource('/events?after=' + encodeURIComponent(position));
    const heed = handle => event => { if (event.lastEventId) position = event.lastEventId; handle(event.data); };
    source.addEventListener('time', heed(data => { hear(Number(data)); sign('live', 'Live'); }));
    source.addEventListener('rows', heed(receive));
    source.addEventListener('reload', heed(anew));
    source.onerror = () => {
      if (source.readyState === EventSource.CONNECTING) { sign('connecting', 'Reconnecting'); return; }
      sign('down', 'Offline, trying again');
      retry ??= setTimeout(async () => {
        // Whether the way is closed or only the session is over; load() leads to the issuer in the latter case.
        try { await load('/figures'); } catch { /* the next attempt tells */ }
        connect();
      }, 3000);
    };
  };

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
  if (table || $('ticket')) connect(); else sign('live', 'Ready');
  tick();
})();
