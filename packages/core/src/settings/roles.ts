import { z } from "zod";

/** Where roles of an environment are, and what holds them. */
export const rolesSchema = z.strictObject({
    path: z
        .string()
        .regex(/^\/([\w+=,.@-]+\/)+$/, "a path below the root, between slashes, such as /plinth/dev/")
        .describe(
            "Path of roles, policies and instance profiles: rolePath of the boundary. Changing it replaces those there are.",
        ),
    permissionsBoundary: z
        .string()
        .regex(/^([\w+=,.@-]+\/)*[\w+=,.@-]+$/, "a policy's path and name, such as deployment/plinth-dev-boundary")
        .describe("Policy of the account that every role has as its permissions boundary, by its path and name."),
});
