import { ProblemsError } from "@plinth/core/errors";
import * as pulumi from "@pulumi/pulumi";
import { checkStatements } from "../statements/checkStatements.ts";
import { policyDocument, sizeOf } from "../statements/document.ts";
import type { Statement } from "../statements/statement.ts";
import type { Trust } from "../trust/trust.ts";
import { trustDocument } from "../trust/trustDocument.ts";
import { isPlainStatements, isPlainTrust } from "./plain.ts";

/** Statements as JSON: text where everything is known now, so that a first preview shows it. */
export function policyText(
    owner: string,
    path: string,
    statements: readonly Statement<pulumi.Input<string>>[],
    limit: number,
): pulumi.Input<string> {
    if (isPlainStatements(statements)) return JSON.stringify(policyDocument(statements));
    return pulumi.output(statements).apply((known) => {
        const plain = known as readonly Statement[];
        const problems = checkStatements(plain, path);
        const document = policyDocument(plain);
        const size = sizeOf(document);
        if (size > limit) {
            const fix = "name fewer resources, or split the policy";
            problems.push({ path, rule: `must have at most ${limit} characters`, value: size, fix });
        }
        if (problems.length > 0) throw new ProblemsError(owner, problems);
        return JSON.stringify(document);
    });
}

/** A trust policy as JSON. */
export function trustText(trusts: readonly Trust<pulumi.Input<string>>[]): pulumi.Input<string> {
    if (isPlainTrust(trusts)) return JSON.stringify(trustDocument(trusts));
    return pulumi.output(trusts).apply((known) => JSON.stringify(trustDocument(known as readonly Trust[])));
}
