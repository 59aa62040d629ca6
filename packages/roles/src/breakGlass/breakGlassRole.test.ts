import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { BreakGlassRole } from "./breakGlassRole.ts";
import type { BreakGlassRoleArgs } from "./breakGlassRoleArgs.ts";

const users = ["arn:aws:iam::444444444444:user/alice", "arn:aws:iam::444444444444:user/emergency/bob"];
const valid: BreakGlassRoleArgs = { environment: "prod", account: "444444444444", users };

describe("BreakGlassRole", () => {
    it("may do anything for an hour, under a name to type at night, where no deployment reaches it", async () => {
        const made = await record(() => new BreakGlassRole("break-glass", valid));
        const role = made.only("aws:iam/role:Role");
        assert.deepEqual(
            [role["name"], role["path"], role["maxSessionDuration"], role["permissionsBoundary"]],
            ["break-glass-prod", "/break-glass/", 3600, undefined],
        );
        const { policyArn } = made.only("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
        assert.equal(policyArn, "arn:aws:iam::aws:policy/AdministratorAccess");
    });

    it("is taken by named users alone, with a second factor given minutes ago", async () => {
        const made = await record(() => new BreakGlassRole("break-glass", { ...valid, mfaMinutes: 5 }));
        const { Statement } = JSON.parse(String(made.only("aws:iam/role:Role")["assumeRolePolicy"])) as {
            Statement: { Principal: unknown; Action: unknown; Condition: unknown }[];
        };
        assert.equal(Statement.length, 1);
        assert.deepEqual(Statement[0]?.Principal, { AWS: users });
        assert.equal(Statement[0].Action, "sts:AssumeRole");
        assert.deepEqual(Statement[0].Condition, {
            Bool: { "aws:MultiFactorAuthPresent": "true" },
            NumericLessThan: { "aws:MultiFactorAuthAge": "300" },
        });
    });

    it("refuses roles, everybody and nobody, and second factors of the morning", () => {
        const problems = (change: Partial<BreakGlassRoleArgs>): string[] => {
            try {
                new BreakGlassRole("break-glass", { ...valid, ...change });
            } catch (error) {
                assert.ok(error instanceof ProblemsError);
                return error.problems.map(({ path }) => path);
            }
            return assert.fail("accepted");
        };
        assert.deepEqual(problems({ users: [] }), ["users"]);
        assert.deepEqual(
            problems({
                users: ["*", "arn:aws:iam::444444444444:root", "arn:aws:iam::444444444444:role/admin"],
                mfaMinutes: 480,
                account: "4",
                environment: "Prod!",
            }),
            ["environment", "account", "users[0]", "users[1]", "users[2]", "mfaMinutes"],
        );
    });
});
