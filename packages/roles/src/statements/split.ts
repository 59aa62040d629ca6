import { LIMITS, policyDocument, sizeOf, type PolicyDocument } from "./document.ts";
import type { Statement } from "./statement.ts";

/**
 * Several documents that together say what the statements say, each within the size of a managed policy. Statements are
 * taken in their sorted order and go into the first document with room, so an added statement leaves most of the others
 * where they are. A statement that alone is too long stands in a document of its own, which is then refused by its size.
 */
export function splitDocuments(
    statements: readonly Statement[],
    limit: number = LIMITS.managedPolicy,
): readonly PolicyDocument[] {
    const documents: PolicyDocument[] = [];
    for (const statement of policyDocument(statements).Statement) {
        const index = documents.findIndex((document) => sizeOf(withStatement(document, statement)) <= limit);
        const document = documents[index] ?? { Version: "2012-10-17", Statement: [] };
        documents.splice(index === -1 ? documents.length : index, 1, withStatement(document, statement));
    }
    return documents;
}

function withStatement(document: PolicyDocument, statement: PolicyDocument["Statement"][number]): PolicyDocument {
    return { ...document, Statement: [...document.Statement, statement] };
}
