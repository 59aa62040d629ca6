/** A settings file as data. */
export type Settings = Record<string, unknown>;

/** Changes settings in place. @throws Error where what it is to change is not there: a test must not pass on nothing. */
export type Edit = (settings: Settings) => void;

/** Sets a value that is there or not: `set("instances.orders.storage.size", 800)`. Maps on the way are made. */
export function set(path: string, value: unknown): Edit {
    return (settings) => {
        const { map, key } = placeOf(settings, path, { make: true });
        if (JSON.stringify(map[key]) === JSON.stringify(value)) throw new Error(`${path} is so already`);
        map[key] = value;
    };
}

/** Removes a key that is there. */
export function remove(path: string): Edit {
    return (settings) => {
        const { map, key } = placeOf(settings, path);
        if (!(key in map)) throw new Error(`there is no ${path} to remove`);
        delete map[key];
    };
}

/** Gives a key another name. */
export function rename(path: string, to: string): Edit {
    return (settings) => {
        const { map, key } = placeOf(settings, path);
        if (!(key in map)) throw new Error(`there is no ${path} to rename`);
        map[to] = map[key];
        delete map[key];
    };
}

/** Adds an entry to a list, at its beginning, where it disturbs an order most. */
export function add(path: string, entry: unknown): Edit {
    return (settings) => {
        const { map, key } = placeOf(settings, path, { make: true });
        map[key] = [entry, ...((map[key] as unknown[] | undefined) ?? [])];
    };
}

/** Takes an entry out of a list. */
export function drop(path: string, entry: unknown): Edit {
    return (settings) => {
        const { map, key } = placeOf(settings, path);
        const list = map[key] as unknown[];
        if (!list.includes(entry)) throw new Error(`there is no ${String(entry)} in ${path}`);
        map[key] = list.filter((one) => one !== entry);
    };
}

/** Turns a list round. */
export function reversed(path: string): Edit {
    return (settings) => {
        const { map, key } = placeOf(settings, path);
        const list = map[key] as unknown[];
        if (list.length < 2) throw new Error(`${path} has no order`);
        map[key] = list.toReversed();
    };
}

/** Turns round the order of all keys, those of every map inside included. */
export function keysReversed(): Edit {
    return (settings) => {
        const turned = turn(settings) as Settings;
        for (const key of Object.keys(settings)) delete settings[key];
        Object.assign(settings, turned);
    };
}

/** Several edits as one setting's change: what belongs together. */
export function all(...edits: readonly Edit[]): Edit {
    return (settings) => {
        for (const edit of edits) edit(settings);
    };
}

function turn(value: unknown): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).map(([key, entry]) => [key, turn(entry)] as const);
    return Object.fromEntries(entries.toReversed());
}

function placeOf(settings: Settings, path: string, { make = false } = {}): { map: Settings; key: string } {
    // A key with dots of its own stands in brackets: addOns[vpc-cni] needs none, labels[a.b/c] does.
    const keys = [...path.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    let map = settings;
    for (const key of keys.slice(0, -1)) {
        if (make) map[key] ??= {};
        const next = map[key];
        if (typeof next !== "object" || next === null) throw new Error(`there is no map ${key} on the way to ${path}`);
        map = next as Settings;
    }
    return { map, key: keys.at(-1) ?? "" };
}
