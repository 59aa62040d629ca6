/** What a validator looked at in one object of the value it was given. */
interface Reads {
    readonly fields: Set<string>;
    /** It went through the keys: a map, of which every key is one. */
    isMap: boolean;
}

/**
 * A value that notes what is read of it. The published validators let unknown fields pass, as the OpenAPI documents they are
 * made from do, but they read every field they know: a field that is never read is one the schema does not have. That is what
 * an API server refuses under strict field validation.
 */
export class WatchedValue {
    readonly value: unknown;
    readonly #reads = new Map<string, Reads>();
    readonly #plain: unknown;

    constructor(plain: unknown) {
        this.#plain = plain;
        this.value = this.#watch(plain, "");
    }

    /**
     * The fields that nothing read, as JSON pointers. An object of which nothing at all was read is one whose content the
     * schema leaves free.
     */
    unread(): string[] {
        return [...this.#fieldsNotRead(this.#plain, "")];
    }

    #watch(value: unknown, pointer: string): unknown {
        if (typeof value !== "object" || value === null) {
            return value;
        }
        const reads: Reads = this.#reads.get(pointer) ?? { fields: new Set(), isMap: false };
        this.#reads.set(pointer, reads);
        return new Proxy(value, {
            get: (target, key) => {
                const item: unknown = Reflect.get(target, key);
                if (typeof key !== "string" || (Array.isArray(target) && !/^\d+$/.test(key))) {
                    return item;
                }
                reads.fields.add(key);
                return this.#watch(item, `${pointer}/${escaped(key)}`);
            },
            ownKeys: (target) => {
                reads.isMap = true;
                return Reflect.ownKeys(target);
            },
        });
    }

    *#fieldsNotRead(value: unknown, pointer: string): Generator<string> {
        const reads = this.#reads.get(pointer);
        if (typeof value !== "object" || value === null || reads === undefined) {
            return;
        }
        const isFree = reads.fields.size === 0;
        for (const [key, item] of Object.entries(value)) {
            const below = `${pointer}/${escaped(key)}`;
            if (!isFree && !reads.isMap && !Array.isArray(value) && !reads.fields.has(key)) {
                yield below;
            } else {
                yield* this.#fieldsNotRead(item, below);
            }
        }
    }
}

function escaped(key: string): string {
    return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
