import { isRecord } from "../../values/target.ts";
import type { Condition, PolicyDocument, Principal, Statement } from "./statements.ts";

/** Reads a policy document from JSON. @throws Error where the provider refuses it. */
export function readDocument(text: string): PolicyDocument {
    const parsed: unknown = JSON.parse(text);
    if (!isRecord(parsed)) throw new Error("the document is not an object");
    const statements = [parsed.Statement ?? []].flat().filter(isRecord);
    return { version: textOf(parsed.Version), id: textOf(parsed.Id), statements: statements.map(readStatement) };
}

function readStatement(statement: Record<string, unknown>): Statement {
    return {
        sid: textOf(statement.Sid),
        effect: textOf(statement.Effect),
        action: statement.Action,
        notAction: statement.NotAction,
        resource: statement.Resource,
        notResource: statement.NotResource,
        principals: readPrincipals(statement.Principal),
        notPrincipals: readPrincipals(statement.NotPrincipal),
        conditions: readConditions(statement.Condition),
    };
}

function readPrincipals(value: unknown): Principal[] {
    if (typeof value === "string") return [{ type: "*", identifiers: ["*"] }];
    if (!isRecord(value)) return [];
    return Object.entries(value).map(([type, identifiers]) => ({
        type,
        identifiers: Array.isArray(identifiers) ? identifiers.map(String) : textOf(identifiers),
    }));
}

function readConditions(value: unknown): Condition[] {
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([test, variables]) =>
        Object.entries(isRecord(variables) ? variables : {}).flatMap(([variable, values]): Condition[] => {
            if (typeof values === "string" || typeof values === "boolean") {
                return [{ test, variable, values: [String(values)] }];
            }
            return Array.isArray(values) ? [{ test, variable, values: values.map(String) }] : [];
        }),
    );
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : "";
}
