import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ValueKind } from "../facts.ts";

/** What the SDK's type declarations say of one resource type. */
export interface SdkType {
    readonly type: string;
    readonly inputs: readonly string[];
    readonly required: readonly string[];
    /** Outputs that are no inputs. */
    readonly computed: Readonly<Record<string, ValueKind>>;
    /** Inputs whose description says that a change makes a new resource. */
    readonly replacedBy: readonly string[];
}

/** A sentence that says so of the input itself, without a condition before it. */
const FORCES = /(?:^|\.)\s*(?:Changing (?:this|any values)[^.]*(?:force|re-?create)|Forces replacement if modified)/;

/** All resource types of a folder of an SDK. */
export function readModule(folder: string): SdkType[] {
    return readdirSync(folder)
        .filter((file) => file.endsWith(".d.ts"))
        .flatMap((file) => readDeclaration(path.join(folder, file)))
        .sort((one, other) => (one.type < other.type ? -1 : 1));
}

function readDeclaration(file: string): SdkType[] {
    const script = file.replace(/\.d\.ts$/, ".js");
    const type = existsSync(script) ? /__pulumiType = '([^']+)'/.exec(readFileSync(script, "utf8"))?.[1] : undefined;
    if (type === undefined) return [];
    const text = readFileSync(file, "utf8");
    const [, name] = /export declare class (\w+) extends pulumi\.CustomResource/.exec(text) ?? [];
    if (name === undefined) return [];
    const args = text.split(`export interface ${name}Args {`)[1]?.split("\n}")[0] ?? "";
    const body = text.split(`export declare class ${name} `)[1]?.split("\n}")[0] ?? "";
    const properties = [...args.matchAll(/(?:^ {4}\/\*\*\n((?: {5}\*.*\n)*?) {5}\*\/\n)?^ {4}(\w+)(\??): /gm)];
    const inputs = properties.map(([, , property = ""]) => property);
    return [
        {
            type,
            inputs,
            required: properties.filter(([, , , optional]) => optional === "").map(([, , property = ""]) => property),
            computed: Object.fromEntries(
                [...body.matchAll(/^ {4}readonly (\w+)!?: pulumi\.Output<(.*)$/gm)]
                    .filter(([, property = ""]) => !inputs.includes(property))
                    .map(([, property = "", declared = ""]) => [property, kindOf(declared)]),
            ),
            replacedBy: properties
                .filter(([, description = ""]) => FORCES.test(description.replace(/\n {5}\* ?/g, " ")))
                .map(([, , property = ""]) => property),
        },
    ];
}

/** Reads `string[] | undefined>;` and the like. */
function kindOf(declared: string): ValueKind {
    if (declared.startsWith("{")) return "map";
    const [type = ""] = declared.split(/ \||>;?$/);
    if (type.endsWith("[]")) return "list";
    return type === "string" || type === "number" || type === "boolean" ? type : "object";
}
