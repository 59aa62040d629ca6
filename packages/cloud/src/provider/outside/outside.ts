import { factsOf } from "../../facts/facts.ts";
import { isRecord } from "../../values/target.ts";
import type { ReadResource } from "../existing.ts";
import { typeOfUrn } from "../faults/fault.ts";
import { namesResource } from "../faults/matching.ts";
import type { OutsideChange } from "./parseOutside.ts";
import { setAt, valueAt } from "./setAt.ts";

/**
 * What has become of resources past every program: somebody at the console, another tool, AWS itself. It shows when they are
 * read. A program that changes a resource after that puts everything in it back; one that it makes or deletes is its own.
 */
export class OutsideChanges {
    readonly #changes: OutsideChange[];
    readonly #used = new Set<OutsideChange>();
    readonly #read = new Set<string>();
    /** URNs whose resources a program has changed since. */
    readonly #putBack = new Map<string, Set<OutsideChange>>();

    constructor(changes: readonly OutsideChange[] = []) {
        this.#changes = [...changes];
    }

    /** Changes something from now on. */
    add(change: OutsideChange): void {
        this.#changes.push(change);
    }

    /** Those that no resource was read for. */
    get unused(): readonly OutsideChange[] {
        return this.#changes.filter((change) => !this.#used.has(change));
    }

    /** URNs of what was read. */
    get read(): readonly string[] {
        return [...this.#read];
    }

    /**
     * What a resource reads as.
     *
     * @returns `undefined` where somebody has deleted it.
     * @throws Error where nobody may read it.
     */
    seen(urn: string, found: ReadResource): ReadResource | undefined {
        this.#read.add(urn);
        let now: ReadResource | undefined = found;
        for (const change of this.#of(urn)) {
            this.#used.add(change);
            if (change.kind === "unreadable")
                throw new Error(
                    `reading ${typeOfUrn(urn)}: api error AccessDenied: User is not authorized to perform this action`,
                );
            if (change.kind === "deleted") now = undefined;
            if (change.kind === "changed" && now !== undefined) now = changed(typeOfUrn(urn), now, change);
        }
        return now;
    }

    /** A program has made, changed or deleted a resource: it is as the program says. */
    putBack(urn: string): void {
        this.#putBack.set(urn, new Set(this.#changes));
    }

    #of(urn: string): OutsideChange[] {
        const over = this.#putBack.get(urn);
        return this.#changes.filter((change) => over?.has(change) !== true && namesResource(change.resource, urn));
    }
}

function changed(
    type: string,
    { inputs, state }: ReadResource,
    { path, value: given, written }: OutsideChange & { readonly kind: "changed" },
): ReadResource {
    const value = written !== undefined && typeof valueAt(state, path) === "string" ? written : given;
    const [top = path] = path.split(/[.[]/);
    const takes = factsOf(type)?.inputs;
    // Providers read inputs back from what there is; what only AWS decides is none of them.
    const isInput = top in inputs || takes === undefined || takes.includes(top);
    const next = setAt(state, path, value);
    const all =
        top === "tags" && isRecord(state["tagsAll"]) ? setAt(next, `tagsAll${path.slice(top.length)}`, value) : next;
    return { inputs: isInput ? setAt(inputs, path, value) : inputs, state: all };
}
