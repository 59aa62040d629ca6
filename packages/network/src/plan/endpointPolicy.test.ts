import assert from "node:assert/strict";
import { gatewayPolicy } from "./endpointPolicy.ts";

const here = { partition: "aws", region: "eu-west-1", account: "111111111111" };

describe("gatewayPolicy", () => {
    it("lets only the account's own principals reach only the account's own resources", () => {
        for (const service of ["s3", "dynamodb"] as const) {
            const [own] = gatewayPolicy(service, here).Statement;
            assert.equal(own?.Action, `${service}:*`);
            assert.deepEqual(own.Condition, {
                StringEquals: { "aws:PrincipalAccount": "111111111111", "aws:ResourceAccount": "111111111111" },
            });
        }
    });

    it("widens both sides to the organisation when one is given", () => {
        const [own] = gatewayPolicy("dynamodb", { ...here, organizationId: "o-a1b2c3d4e5" }).Statement;
        assert.deepEqual(own?.Condition, {
            StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceOrgID": "o-a1b2c3d4e5" },
        });
    });

    it("lets image layers and Amazon Linux packages be read, and nothing be written, without a condition", () => {
        const open = gatewayPolicy("s3", here).Statement.filter(({ Condition }) => Condition === undefined);
        assert.deepEqual(
            open.map(({ Action, Resource }) => [Action, Resource]),
            [
                [
                    "s3:GetObject",
                    [
                        "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
                        "arn:aws:s3:::al2023-repos-eu-west-1-de612dc2/*",
                    ],
                ],
            ],
        );
    });

    it("lets named buckets of others be read", () => {
        const policy = gatewayPolicy("s3", { ...here, partition: "aws-us-gov", readableBuckets: ["vendor-charts"] });
        const last = policy.Statement.at(-1);
        assert.deepEqual([last?.Action, last?.Resource], ["s3:GetObject", ["arn:aws-us-gov:s3:::vendor-charts/*"]]);
    });

    it("opens DynamoDB to nobody else", () => {
        assert.equal(gatewayPolicy("dynamodb", { ...here, readableBuckets: ["vendor-charts"] }).Statement.length, 1);
    });
});
