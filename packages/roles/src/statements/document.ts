import { type ConditionBlock, conditionBlock, single } from "./conditionBlock.ts";
import { mergeStatements } from "./merge.ts";
import { sidOf, type Statement } from "./statement.ts";

/**
 * How long policies may be, in characters without white space ("IAM and AWS STS quotas", IAM User Guide). Only the trust
 * policy's can be raised.
 */
export const LIMITS = {
    managedPolicy: 6144,
    /** All inline policies of a role together. */
    inlineOfRole: 10_240,
    trustPolicy: 2048,
    /** Managed policies attached to a role; can be raised. */
    managedPoliciesOfRole: 10,
} as const;

/** One statement as IAM reads it. */
export interface DocumentStatement {
    readonly Sid?: string;
    readonly Effect: "Allow" | "Deny";
    readonly Principal?: Readonly<Record<string, string | readonly string[]>>;
    readonly Action: string | readonly string[];
    readonly Resource?: string | readonly string[];
    readonly NotResource?: string | readonly string[];
    readonly Condition?: ConditionBlock;
}

/** A policy document as IAM reads it. */
export interface PolicyDocument {
    readonly Version: "2012-10-17";
    readonly Statement: readonly DocumentStatement[];
}

/**
 * The document of statements: merged, sorted and the same whatever order they were written in, so that moving a line
 * changes nothing in the account.
 */
export function policyDocument(statements: readonly Statement[]): PolicyDocument {
    return { Version: "2012-10-17", Statement: mergeStatements(statements).map(documentStatement) };
}

/** Size of a document as IAM counts it. White space inside a value counts here, so this is never too small. */
export function sizeOf(document: PolicyDocument): number {
    return JSON.stringify(document).length;
}

function documentStatement(statement: Statement): DocumentStatement {
    const sid = sidOf(statement);
    const { effect, actions, resources, conditions } = statement;
    const except = statement.effect === "Deny" ? statement.exceptResources : undefined;
    return {
        ...(sid === undefined ? {} : { Sid: sid }),
        Effect: effect,
        Action: single(actions),
        ...(except === undefined ? { Resource: single(resources ?? []) } : { NotResource: single(except) }),
        ...(conditions === undefined || Object.keys(conditions).length === 0
            ? {}
            : { Condition: conditionBlock(conditions) }),
    };
}
