import type { SdkStore } from "../sdk/store.ts";

/** Stack configuration as the SDK has it at each moment: a test may set it before or after its mocks. */
export class StackConfiguration extends Map<string, string> {
    readonly #store: SdkStore;
    #text = "";

    constructor(store: SdkStore) {
        super();
        this.#store = store;
    }

    override entries(): MapIterator<[string, string]> {
        this.#read();
        return super.entries();
    }

    override [Symbol.iterator](): MapIterator<[string, string]> {
        return this.entries();
    }

    override get(key: string): string | undefined {
        this.#read();
        return super.get(key);
    }

    #read(): void {
        const text = this.#store.config["PULUMI_CONFIG"] ?? "";
        if (text === this.#text) return;
        this.#text = text;
        this.clear();
        for (const [key, value] of Object.entries(JSON.parse(text || "{}") as Record<string, string>))
            this.set(key, value);
    }
}
