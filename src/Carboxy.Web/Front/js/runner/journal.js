// What the tablet keeps by itself: taps that the server has not acknowledged, and the open session they belong to.
// Initials and a number, never a name; forgotten once the server has everything and the session is signed or left.
const name = 'carboxy-runner';

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const finished = transaction => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  transaction.onerror = () => reject(transaction.error);
});

function open() {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('session', { keyPath: 'id' });
    request.result.createObjectStore('tap', { keyPath: 'id' }).createIndex('session', 'session');
    request.result.createObjectStore('setting');
  };
  return done(request);
}

export async function openJournal() {
  const db = await open();
  const write = (stores, work) => {
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
    work(transaction);
    return finished(transaction);
  };
  const read = (store, ask) => done(ask(db.transaction(store).objectStore(store)));

  return {
    /** Resolves once the taps are on the disk; rejects where there is no room. */
    keep: taps => write(['tap'], t => { for (const tap of taps) t.objectStore('tap').put(tap); }),
    drop: ids => write(['tap'], t => { for (const id of ids) t.objectStore('tap').delete(id); }),
    taps: async session => (await read('tap', store => store.index('session').getAll(session))).sort((a, b) => a.number - b.number),
    allTaps: () => read('tap', store => store.getAll()),
    saveRecord: record => write(['session'], t => t.objectStore('session').put(record)),
    record: id => read('session', store => store.get(id)),
    records: () => read('session', store => store.getAll()),
    /** The session leaves the tablet; taps that were not sent stay, they name nobody. */
    forget: id => write(['session'], t => t.objectStore('session').delete(id)),
    forgetAll: () => write(['session'], t => t.objectStore('session').clear()),
    setting: key => read('setting', store => store.get(key)),
    set: (key, value) => write(['setting'], t => t.objectStore('setting').put(value, key)),
    close: () => db.close(),
  };
}
