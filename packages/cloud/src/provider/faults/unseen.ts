import { isRecord } from "../../values/target.ts";
import { unwrapped, type WireProperties } from "../wire.ts";

interface Hidden {
    readonly type: string;
    readonly id: string;
    readonly names: ReadonlySet<string>;
    left: number;
}

/** What has been made and AWS does not show everywhere yet. */
export class Unseen {
    #hidden: Hidden[] = [];

    /** @param lookups how many look-ups do not find it. */
    hide({ type, id, state, lookups }: { type: string; id: string; state: WireProperties; lookups: number }): void {
        const { arn } = state;
        this.#hidden.push({ type, id, names: new Set([id, ...(typeof arn === "string" ? [arn] : [])]), left: lookups });
    }

    /** The first resource that inputs name and that is not seen, with the name they use for it. One look-up. */
    namedIn(inputs: WireProperties): { readonly type: string; readonly named: string } | undefined {
        if (this.#hidden.length === 0) return undefined;
        const texts = new Set(textsOf(unwrapped(inputs)));
        for (const hidden of this.#hidden) {
            const named = [...hidden.names].find((name) => texts.has(name));
            if (named === undefined) continue;
            this.#looked(hidden);
            return { type: hidden.type, named };
        }
        return undefined;
    }

    /** Whether a read finds nothing. One look-up. */
    hides(type: string, id: string): boolean {
        const hidden = this.#hidden.find((one) => one.type === type && one.id === id);
        if (hidden !== undefined) this.#looked(hidden);
        return hidden !== undefined;
    }

    /** Time passes: everything is seen everywhere. */
    settle(): void {
        this.#hidden = [];
    }

    #looked(hidden: Hidden): void {
        hidden.left--;
        if (hidden.left <= 0) this.#hidden = this.#hidden.filter((one) => one !== hidden);
    }
}

function textsOf(value: unknown): string[] {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.flatMap(textsOf);
    return isRecord(value) ? Object.values(value).flatMap(textsOf) : [];
}
