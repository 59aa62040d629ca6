import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type PlanObject, unknown } from "@plinth/plan";

/**
 * The result of an invoke that nobody answers: every property its SDK declares, unknown. A program that awaits the plain
 * result and reads a property of it then gets an unknown value, not an error; a list has one unknown entry, so that its
 * first one can be read.
 *
 * @param directory the program's folder, from where its SDKs are found.
 * @returns `undefined` where the SDK is not found, or declares no result.
 */
export function unknownResult(directory: string, token: string): PlanObject | undefined {
    const [pkg = "", module = "", name = ""] = token.split(":");
    const root = packageFolder(directory, pkg);
    if (root === undefined) return undefined;
    // The module is either the function's file (aws:ec2/getAmi:getAmi) or its folder (azure-native:network:getVnet).
    const path = module.replace(/^index(?=\/|$)\/?/, "");
    const file = [`${path}.d.ts`, join(path, `${name}.d.ts`)].map((one) => join(root, one)).find(existsSync);
    const body = file === undefined ? undefined : resultInterface(readFileSync(file, "utf8"), name);
    return body === undefined ? undefined : Object.fromEntries(declaredProperties(body));
}

function packageFolder(directory: string, pkg: string): string | undefined {
    try {
        return dirname(createRequire(join(directory, "package.json")).resolve(`@pulumi/${pkg}/package.json`));
    } catch {
        return undefined;
    }
}

/** What stands between the braces of `export interface GetAmiResult { … }`. */
function resultInterface(source: string, name: string): string | undefined {
    const title = `export interface ${name.charAt(0).toUpperCase()}${name.slice(1)}Result {`;
    const start = source.indexOf(title);
    const end = source.indexOf("\n}", start);
    return start < 0 || end < 0 ? undefined : source.slice(start + title.length, end);
}

/** Properties are indented once; what belongs to an inline type is indented more. */
function declaredProperties(body: string): [string, PlanObject[string]][] {
    return [...body.matchAll(/^ {4}readonly "?([\w$-]+)"?\??: (.*)$/gm)].map(([, name = "", type = ""]) => [
        name,
        /\[\];$/.test(type) ? [unknown] : unknown,
    ]);
}
