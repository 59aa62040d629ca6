import { parseDocument } from "yaml";
import { z } from "zod";
import type { Problem } from "../errors/problem.ts";
import { formatPath } from "../settings/path.ts";
import { rule } from "../settings/rule.ts";
import { parseSettings } from "../settings/settingsFile.ts";
import { toProblems, type Violation } from "../settings/zodProblems.ts";

/** A resource that exists, and that a layer takes over instead of making it. */
export interface AdoptedResource {
    /** The child as the component names it: `network-vpc`, or `Subnet::network-private-az1` where types share a name. */
    readonly child: string;
    /** What the provider imports it by. */
    readonly id: string;
    /** Its properties as they are in the cloud. Nothing is deployed from them: reports compare with them. */
    readonly found?: Readonly<Record<string, unknown>>;
    /** Properties that stay as they are, whatever the component says. */
    readonly keep: readonly string[];
    /** Where it stands: `environments/dev/adopt/network.yaml:3`. */
    readonly place: string;
}

/** What a file adopts, or everything that is wrong with it. */
export type ReadAdoption =
    { readonly resources: readonly AdoptedResource[] } | { readonly problems: readonly Problem[] };

/** Inputs that are secrets wherever they stand; a file in a repository must not hold one. */
const SECRET_PROPERTY = /(password|passwords|passwordWo|secretString|secretBinary|authToken|privateKey)$/i;

/** Whether a property holds a secret, by its name; a switch such as `manageMasterUserPassword` does not. */
export function isSecretProperty(name: string, value: unknown): boolean {
    return SECRET_PROPERTY.test(name) && typeof value !== "boolean" && value !== null;
}

const entrySchema = z.strictObject({
    id: z.string().regex(/^\S(.*\S)?$/, "what the provider imports it by"),
    found: z.record(z.string(), z.unknown()).optional(),
    keep: z
        .array(z.string().regex(/^[A-Za-z_]\w*([.[].+)?$/, "a property, such as tags or scalingConfig.minSize"))
        .optional(),
});

type Entry = z.infer<typeof entrySchema>;

const adoptionSchema = z.record(z.string(), entrySchema.check(rule<Entry>(["found"], withoutSecrets)));

function withoutSecrets({ found = {} }: Entry): Violation[] {
    return Object.entries(found)
        .filter(([name, value]) => isSecretProperty(name, value))
        .map(([name]) => ({
            path: ["found", name],
            rule: "is a secret, and must not stand in a file",
            fix: "remove it; what is not given counts as unknown",
        }));
}

const TO_WRITE =
    "write what exists, as <child>: <id>; npx plinth adopt <layer> --environment <environment> --list names the children";

/**
 * Reads the text of an adoption file: what exists by the name of the child that stands for it. The value is an id, or a
 * map of `id`, `found` and `keep`. A file of comments adopts nothing yet.
 *
 * @param file as messages name it.
 */
export function parseAdoption(text: string, file: string): ReadAdoption {
    if (parseDocument(text).contents === null) return { resources: [] };
    const read = parseSettings(text, file, { empty: TO_WRITE, form: TO_WRITE });
    if (Array.isArray(read)) return { problems: read };
    const entries = Object.entries(read.data as Record<string, unknown>).map(
        ([child, given]) => [child, typeof given === "object" && given !== null ? given : { id: given }] as const,
    );
    const data = Object.fromEntries(entries);
    const result = adoptionSchema.safeParse(data);
    if (result.success) {
        const resources = Object.entries(result.data).map(([child, { id, found, keep = [] }]) => ({
            child,
            id,
            keep,
            place: read.locate([child]),
            ...(found === undefined ? {} : { found }),
        }));
        return { resources };
    }
    return {
        problems: toProblems(adoptionSchema, data, result.error.issues).map((problem) => ({
            ...problem,
            path: formatPath(problem.path),
            file: read.locate(problem.path),
        })),
    };
}
