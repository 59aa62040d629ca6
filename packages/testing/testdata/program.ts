// A test without a test runner. `leave` ends without the checks.
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { assertSettled, setMocks } from "@plinth/testing";

const [, , how, expected] = process.argv;
await setMocks({}, "shop", "dev");
new aws.s3.Bucket("logs", { bucket: "orders" }).id.apply((id) => assert.equal(id, expected));
if (how !== "leave") await assertSettled();
