/** Shorter ones stand in every text, and are no secrets. */
const SHORTEST = 4;
/** Shorter ones are masked as words of their own only: somebody's password is `test`, and `latest` gives nothing away. */
const LONG = 8;
const MASK = "[secret]";

/** Keeps values that are secret out of texts. */
export class Masker {
    readonly #values = new Set<string>();

    /** Learns every text in a secret value, as it is and as JSON and URLs write it. */
    learn(value: unknown): void {
        if (typeof value === "string") {
            for (const form of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]) {
                if (form.length >= SHORTEST) this.#values.add(form);
            }
            // Configuration hands maps over as JSON, and marks them as a whole.
            this.learn(parsedMap(value));
            // Messages are cut into lines.
            const lines = value.split(/\r?\n/);
            if (lines.length > 1) for (const line of lines) this.learn(line.trim());
        } else if (typeof value === "number" || typeof value === "bigint") this.learn(String(value));
        else if (typeof value === "object" && value !== null)
            for (const entry of Object.values(value)) this.learn(entry);
    }

    /** A text in which every secret is masked, the longest first: one may hold another. */
    text(text: string): string {
        return [...this.#values]
            .sort((one, other) => other.length - one.length)
            .reduce(
                (masked, value) =>
                    value.length >= LONG ? masked.replaceAll(value, MASK) : masked.replaceAll(asWord(value), MASK),
                text,
            );
    }

    /** The same of every text in plain data; keys are names, and stay. */
    data<Data>(data: Data): Data {
        if (typeof data === "string") return this.text(data) as Data;
        if (Array.isArray(data)) return data.map((entry: unknown) => this.data(entry)) as Data;
        if (typeof data !== "object" || data === null) return data;
        return Object.fromEntries(Object.entries(data).map(([key, entry]) => [key, this.data(entry)])) as Data;
    }
}

/** A text where it is not part of a longer word. */
function asWord(text: string): RegExp {
    const literal = text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    return new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, "g");
}

/** What is in a text that is a map or a list as JSON. */
function parsedMap(text: string): unknown {
    if (!/^[[{]/.test(text)) return undefined;
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Environment variables whose values are credentials. */
export function secretVariables(env: Readonly<Record<string, string | undefined>>): string[] {
    const named = /(SECRET|TOKEN|PASSWORD|PASSPHRASE|CREDENTIAL|PRIVATE_KEY|API_KEY|ACCESS_KEY)/;
    return Object.entries(env).flatMap(([name, value]) =>
        // A file's place is no secret, and stands in messages that need it.
        named.test(name) && !/_(FILE|PATH|DIR)$/.test(name) && value !== undefined ? [value] : [],
    );
}

/** A masker that knows the credentials of an environment, as {@link secretVariables} names them. */
export function maskerFor(env: Readonly<Record<string, string | undefined>>): Masker {
    const masker = new Masker();
    for (const value of secretVariables(env)) masker.learn(value);
    return masker;
}
