import type { TSESTree } from "@typescript-eslint/types";
import type { Rule } from "eslint";

/**
 * A field of a subclass that is neither declared, initialised nor assigned in the constructor.
 *
 * Node strips `readonly arn: Output<string>;` to `arn;`, a field that is set to undefined after `super()` and so wipes
 * what the base class stored: a custom resource loses its outputs. `declare readonly arn: …;` leaves nothing behind.
 */
export const declareFields: Rule.RuleModule = {
    meta: {
        type: "problem",
        schema: [],
        messages: {
            wiped: 'Field "{{name}}" is reset to undefined after super(). Fix: write "declare" before it, or assign it in the constructor.',
        },
    },
    create(context) {
        return {
            ClassBody(node) {
                const body = node as unknown as TSESTree.ClassBody;
                if (!body.parent.superClass) return;
                const assigned = fieldsAssignedInConstructor(body);
                for (const member of body.body) {
                    const name = member.type === "PropertyDefinition" ? bareField(member) : undefined;
                    if (name === undefined || assigned.has(name)) continue;
                    context.report({ node: member as unknown as Rule.Node, messageId: "wiped", data: { name } });
                }
            },
        };
    },
};

/** The name of a public or `private` instance field with nothing behind it; `#private` ones no base class can have set. */
function bareField(member: TSESTree.PropertyDefinition): string | undefined {
    const bare = !member.declare && !member.static && member.value === null;
    return bare && member.key.type === "Identifier" && !member.computed ? member.key.name : undefined;
}

function fieldsAssignedInConstructor(body: TSESTree.ClassBody): ReadonlySet<string> {
    const constructor = body.body.find((member) => member.type === "MethodDefinition" && member.kind === "constructor");
    const assigned = new Set<string>();
    if (constructor) collectAssignments(constructor, assigned);
    return assigned;
}

function collectAssignments(node: TSESTree.Node, assigned: Set<string>): void {
    if (node.type === "AssignmentExpression") {
        const left = node.left;
        if (
            left.type === "MemberExpression" &&
            left.object.type === "ThisExpression" &&
            left.property.type === "Identifier"
        ) {
            assigned.add(left.property.name);
        }
    }
    for (const [key, child] of Object.entries(node)) {
        if (key === "parent") continue;
        for (const one of Array.isArray(child) ? child : [child]) {
            if (isNode(one)) collectAssignments(one, assigned);
        }
    }
}

function isNode(value: unknown): value is TSESTree.Node {
    return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}
