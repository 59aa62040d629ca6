import { childPath } from "../reading/path.ts";
import { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";

/** The tags a resource will carry: its own over the provider's default tags. */
export class EffectiveTags {
    readonly #layers: readonly Reading[];

    constructor(resource: ResourceView, takesDefaultTags: boolean) {
        const computed = resource.output("tagsAll");
        this.#layers = [
            resource.get("tags"),
            ...(takesDefaultTags ? [defaultTags(resource.provider)] : []),
            ...(computed.isKnown ? [computed] : []),
        ];
    }

    /**
     * What to report of a key that is not provably there: blank, absent, or unknown while a whole source of tags is. A
     * key with a value that is not known yet is there, so it gives `undefined` as a known one does.
     */
    missing(key: string): Reading | undefined {
        const path = childPath("tags", key);
        let missing = Reading.absent(path);
        for (const tag of this.#each(key)) {
            if (tag === "open") {
                missing = Reading.unknown(path);
            } else if (isBlank(tag)) {
                return new Reading(path, "known", tag.value, tag.secret);
            } else if (tag.isSet) {
                return undefined;
            }
        }
        return missing;
    }

    /** The value a key will have: unknown while a source that would win may hold another one. */
    value(key: string): Reading {
        const path = childPath("tags", key);
        for (const tag of this.#each(key)) {
            if (tag === "open") {
                return Reading.unknown(path);
            }
            if (!tag.isAbsent) {
                return new Reading(path, tag.state, tag.value, tag.secret);
            }
        }
        return Reading.absent(path);
    }

    /** What each source of tags says of a key, the strongest first; `open` is a source that may hold it. */
    *#each(key: string): Generator<Reading | "open"> {
        for (const layer of this.#layers) {
            const tag = Array.isArray(layer.value) ? listedTag(layer, key) : layer.child(key);
            yield layer.isUnknown ? "open" : tag;
        }
    }
}

function isBlank(tag: Reading): boolean {
    return tag.text()?.trim() === "";
}

/** Auto Scaling groups list their tags as `{ key, value }`; while a key is not known, it may be the one. */
function listedTag(list: Reading, key: string): Reading | "open" {
    const items = list.items();
    const named = items.find((item) => item.child("key").string() === key);
    const isOpen = items.some((item) => item.child("key").isUnknown);
    return named?.child("value") ?? (isOpen ? "open" : Reading.absent(list.path));
}

/** A provider's inputs arrive as JSON text; `defaultTags` is `{ tags: {…} }`, in older data a list of one of it. */
function defaultTags(provider: Reading): Reading {
    const raw = provider.at("defaultTags");
    const text = raw.string();
    const parsed = text === undefined ? raw : Reading.of(parseJson(text), "defaultTags", raw.secret);
    return (Array.isArray(parsed.value) ? parsed.child(0) : parsed).child("tags");
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
