import type { Statement } from "../statements/statement.ts";
import type { Trust } from "../trust/trust.ts";

/** Whether every ARN of the statements is known now, so that their document can be made and measured. */
export function isPlainStatements(statements: readonly Statement<unknown>[]): statements is readonly Statement[] {
    return statements.every(
        ({ resources, conditions, ...rest }) =>
            (resources ?? ("exceptResources" in rest ? (rest.exceptResources ?? []) : [])).every(isText) &&
            Object.values(conditions ?? {}).every((keys: object) => Object.values(keys).flat().every(isPlain)),
    );
}

/** Whether every ARN of a trust is known now. */
export function isPlainTrust(trusts: readonly Trust<unknown>[]): trusts is readonly Trust[] {
    return trusts.every((trust) => trust.kind !== "identity" || isText(trust.providerArn));
}

function isText(value: unknown): value is string {
    return typeof value === "string";
}

function isPlain(value: unknown): boolean {
    return ["string", "number", "boolean"].includes(typeof value);
}
