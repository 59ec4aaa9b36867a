'use strict';
/*
 * One stream of events per browser, however many tabs are open: browsers allow six connections to one address over HTTP/1.1, and a
 * stream takes one for as long as it is open. Of the tabs that can be seen one holds a lock, has the stream, and tells the others what
 * it hears. A tab that is hidden needs none; it catches up when it is looked at again. Where the browser has no locks (plain HTTP on a
 * name other than localhost) each visible tab has a stream of its own.
 *
 * viewer: who looks; tabs of another person share nothing. beat: how often the server shows that it is there, in ms.
 * position: up to where in the order of changes the page is right. take(name, data): an event. tell(state): live, connecting, down.
 * probe(): whether the way is closed or only the session is over.
 */
const openStream = ({ viewer, beat, position, take, tell, probe }) => {
  const SILENCE = 2 * beat + 3000;
  const PROOF = 3000;
  const IMPATIENCE = 5000;
  const RETRY = 3000;
  const name = 'firstline ' + viewer;
  const shared = Boolean(navigator.locks && window.BroadcastChannel);
  const channel = shared ? new BroadcastChannel(name) : { postMessage: () => {} };
  let awake = null, source = null, leave = null, retry = null;
  let state = 'connecting', asking = false, behind = position, heardAt = 0, proven = false, provenBy = 0, patience = IMPATIENCE;

  const show = next => { state = next; tell(next); };
  const heard = message => {
    heardAt = Date.now();
    proven = true;
    patience = IMPATIENCE;
    if (message.id) position = message.id;
    if (message.name === 'time') show('live');
    take(message.name, message.data);
  };
  const publish = message => { channel.postMessage(message); (message.kind === 'event' ? heard(message) : show(message.state)); };

  /* What comes before the answer may lie behind a gap: what counts is where the page stood when it asked. */
  const ask = () => {
    if (!asking) behind = position;
    asking = true;
    channel.postMessage({ kind: 'ask' });
  };

  const connect = () => {
    clearTimeout(retry);
    retry = null;
    source?.close();
    heardAt = Date.now();
    const own = source = new EventSource('/events?after=' + encodeURIComponent(position));
    for (const kind of ['time', 'rows', 'reload']) {
      own.addEventListener(kind, event => publish({ kind: 'event', name: kind, data: event.data, id: event.lastEventId }));
    }
    own.onerror = () => {
      if (own !== source) return;
      if (own.readyState === EventSource.CONNECTING) { publish({ kind: 'state', state: 'connecting' }); return; }
      publish({ kind: 'state', state: 'down' });
      retry ??= setTimeout(async () => {
        try { await probe(); } catch { /* the next attempt tells */ }
        if (own === source) connect();
      }, RETRY);
    };
  };

  const lead = mine => mine.signal.aborted ? null : new Promise(resolve => {
    leave = resolve;
    if (asking) position = behind;
    asking = false;
    channel.postMessage({ kind: 'at', position, state });
    connect();
  });

  const wake = () => {
    if (awake || document.hidden) return;
    const mine = awake = new AbortController();
    heardAt = Date.now();
    proven = false;
    provenBy = heardAt + PROOF;
    if (!shared) { connect(); return; }
    navigator.locks.request(name, { signal: mine.signal }, () => lead(mine)).catch(() => { /* hidden before its turn came */ });
    ask();
  };
  const sleep = () => {
    awake?.abort();
    awake = null;
    clearTimeout(retry);
    retry = null;
    source?.close();
    source = null;
    leave?.();
    leave = null;
  };

  channel.onmessage = ({ data: message }) => {
    if (!awake) return;
    if (message.kind === 'ask') { if (source) channel.postMessage({ kind: 'at', position, state }); return; }
    if (source) return; // two at once while the lead changes: what this one hears itself is the same
    if (message.kind === 'event') heard(message);
    else if (message.kind === 'state') show(message.state);
    else if (message.kind === 'at' && asking) {
      asking = false;
      heardAt = Date.now();
      proven = true;
      show(message.state);
      if (Number(message.position) > Number(behind)) { position = message.position; take('reload', ''); }
    }
  };

  /* A connection can be dead without being closed: a laptop that slept, another network, a NAT that forgot. */
  setInterval(() => {
    if (!awake) return;
    const now = Date.now();
    heardAt = Math.min(heardAt, now);
    if (now - heardAt > (proven ? SILENCE : patience)) {
      // A way that is still closed is tried again soon at first, then less often.
      if (!proven) patience = Math.min(SILENCE, 2 * patience);
      proven = false;
      if (source) { publish({ kind: 'state', state: 'connecting' }); connect(); return; }
      heardAt = now;
      show('connecting');
      ask();
    } else if (!proven && now > provenBy) show('connecting');
  }, 1000);
  document.addEventListener('visibilitychange', () => document.hidden ? sleep() : wake());
  addEventListener('pagehide', sleep);
  addEventListener('online', () => { if (source) connect(); });
  wake();
};
