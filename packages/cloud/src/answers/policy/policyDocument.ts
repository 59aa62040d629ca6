import { crc32 } from "node:zlib";
import { isRecord } from "../../values/target.ts";
import type { Answers } from "../answer.ts";
import { readDocument } from "./readDocument.ts";
import { inSetOrder, stringSet } from "./setOrder.ts";
import { descending, merge, type PolicyDocument, type Principal, type Statement, written } from "./statements.ts";

// How the provider renders a document, order included: internal/service/iam/{policy_document_data_source,policy_model}.go
// and the plugin SDK's helper/schema/serialize.go, read 2026-11-21.

const DEFAULT_VERSION = "2012-10-17";
const OLD_VERSION = "2008-10-17";

/** Policy documents: computed from their arguments alone, so the answer is exact. */
export const policyAnswers: Answers = {
    "aws:iam/getPolicyDocument:getPolicyDocument": ({ args }) => ({
        result: renderPolicyDocument(args),
        basis: "exact",
        madeUp: [],
        source: "rendered as the AWS provider does",
    }),
};

/** What `getPolicyDocument` returns. @throws Error in the provider's words where it refuses the arguments. */
export function renderPolicyDocument(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const document: PolicyDocument = { version: "", id: "", statements: [] };
    const seen = new Set<string>();
    texts(args.sourcePolicyDocuments).forEach((text, index) => {
        const source = read(text, `merging source document ${index}`);
        source.statements.forEach(({ sid }, at) => {
            if (sid !== "" && seen.has(sid)) {
                throw refusal(
                    `merging source document ${index}: duplicate Sid (${sid}) in source_policy_documents (statement ${at}). ` +
                        "Remove the Sid or ensure Sids are unique.",
                );
            }
            seen.add(sid);
        });
        merge(document, source);
    });
    const own = ownDocument(args);
    merge(document, own);
    texts(args.overridePolicyDocuments).forEach((text, index) =>
        merge(document, read(text, `merging override document ${index}`)),
    );
    const content = written(document);
    const json = escaped(JSON.stringify(content, undefined, 2));
    return {
        ...args,
        version: own.version,
        ...(args.statements === undefined ? {} : { statements: records(args.statements).map(withDefaults) }),
        id: String(crc32(json)),
        json,
        minifiedJson: escaped(JSON.stringify(content)),
    };
}

function ownDocument(args: Readonly<Record<string, unknown>>): PolicyDocument {
    const version = typeof args.version === "string" ? args.version : DEFAULT_VERSION;
    const id = typeof args.policyId === "string" ? args.policyId : "";
    const seen = new Set<string>();
    const statements = records(args.statements).map((given) => {
        const statement = ownStatement(given, version);
        if (statement.sid !== "" && seen.has(statement.sid)) {
            throw refusal(`duplicate Sid (${statement.sid}). Remove the Sid or ensure the Sid is unique.`);
        }
        seen.add(statement.sid);
        return statement;
    });
    return { version, id, statements };
}

function ownStatement(given: Readonly<Record<string, unknown>>, version: string): Statement {
    return {
        sid: typeof given.sid === "string" ? given.sid : "",
        effect: typeof given.effect === "string" ? given.effect : "Allow",
        ...listed("action", texts(given.actions)),
        ...listed("notAction", texts(given.notActions)),
        ...listed("resource", texts(given.resources), version),
        ...listed("notResource", texts(given.notResources), version),
        principals: ownPrincipals(given.principals, version),
        notPrincipals: ownPrincipals(given.notPrincipals, version),
        conditions: inSetOrder(
            records(given.conditions).map(({ test, values, variable }) => ({
                test: String(test),
                variable: String(variable),
                values: texts(values),
            })),
            ({ test, values, variable }) =>
                `test:${test};values:(${values.map((value) => `${value};`).join("")});variable:${variable};`,
        ).map((condition) => ({ ...condition, values: condition.values.map((value) => replaced(value, version)) })),
    };
}

/** One string alone, several in descending order; nothing where there are none. */
function listed<Name extends string>(
    name: Name,
    values: readonly string[],
    version?: string,
): Partial<Record<Name, unknown>> {
    if (values.length === 0) return {};
    const set = descending([...new Set(values)]).map((value) =>
        version === undefined ? value : replaced(value, version),
    );
    return { [name]: set.length === 1 ? set[0] : set } as Partial<Record<Name, unknown>>;
}

function ownPrincipals(value: unknown, version: string): Principal[] {
    const principals = records(value).map(({ identifiers, type }) => ({
        type: String(type),
        set: stringSet(texts(identifiers)),
    }));
    return inSetOrder(
        principals,
        ({ type, set }) => `identifiers:{${set.map((identifier) => `${identifier};`).join("")}};type:${type};`,
    ).map(({ type, set }) => {
        const identifiers = descending(set).map((identifier) => replaced(identifier, version));
        return { type, identifiers: identifiers.length === 1 ? (identifiers[0] ?? "") : identifiers };
    });
}

/** `&{…}` stands for IAM's own `${…}`, which HashiCorp's language would replace. */
function replaced(text: string, version: string): string {
    if (version === OLD_VERSION && text.includes("&{")) {
        throw refusal(`found &{ sequence in (${text}), which is not supported in document version ${OLD_VERSION}`);
    }
    return text.replaceAll("&{", "${");
}

function withDefaults(statement: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return { effect: "Allow", ...statement };
}

function read(text: string, what: string): PolicyDocument {
    try {
        return readDocument(text);
    } catch (error) {
        throw refusal(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
}

function refusal(message: string): Error {
    return new Error(`writing IAM Policy Document: ${message}`);
}

/** As Go writes JSON: characters that HTML gives a meaning are escaped. */
function escaped(json: string): string {
    return json.replace(
        /[<>&\u2028\u2029]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

function records(value: unknown): Record<string, unknown>[] {
    return Array.isArray(value) ? value.filter(isRecord) : [];
}

function texts(value: unknown): string[] {
    return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
