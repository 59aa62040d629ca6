import assert from "node:assert/strict";
import { record, type Recording } from "@plinth/testing";
import type * as pulumi from "@pulumi/pulumi";
import {
    AccessAnalyzer,
    BucketBlock,
    ConfigRecorder,
    GuardDuty,
    MetadataDefaults,
    PasswordPolicy,
    RegistryScanning,
    SecurityHub,
    SharingBlock,
    VolumeEncryption,
    VpcBlock,
} from "./index.ts";
import { refused } from "./testdata/arguments.ts";

const place = { account: "555555555555", region: "eu-west-1", tags: { Layer: "account" } };
const reason = "the security team runs another tool";
const off = { mode: "off", reason } as const;
const created = { mode: "created" } as const;
const adopted = { mode: "adopted" } as const;
const detectorId = "0123456789abcdef0123456789abcdef";
const analyzerArn = "arn:aws:access-analyzer:eu-west-1:555555555555:analyzer/central";

/** Each part, off, adopted and created with nothing said. */
const PARTS = {
    guardDuty: [
        (changed = {}) => new GuardDuty("part", { ...off, ...place, ...changed }),
        () => new GuardDuty("part", { ...adopted, detectorId, ...place }),
        () => new GuardDuty("part", { ...created, ...place }),
    ],
    securityHub: [
        (changed = {}) => new SecurityHub("part", { ...off, ...place, ...changed }),
        () => new SecurityHub("part", { ...adopted, ...place }),
        () => new SecurityHub("part", { ...created, ...place }),
    ],
    config: [
        (changed = {}) => new ConfigRecorder("part", { ...off, ...place, ...changed }),
        () => new ConfigRecorder("part", { ...adopted, ...place }),
        () => new ConfigRecorder("part", { ...created, ...place }),
    ],
    accessAnalyzer: [
        (changed = {}) => new AccessAnalyzer("part", { ...off, ...place, ...changed }),
        () => new AccessAnalyzer("part", { ...adopted, analyzerArn, ...place }),
        () => new AccessAnalyzer("part", { ...created, ...place }),
    ],
    volumeEncryption: [
        (changed = {}) => new VolumeEncryption("part", { ...off, ...place, ...changed }),
        () => new VolumeEncryption("part", { ...adopted, ...place }),
        () => new VolumeEncryption("part", { ...created, ...place }),
    ],
    bucketBlock: [
        (changed = {}) => new BucketBlock("part", { ...off, ...place, ...changed }),
        () => new BucketBlock("part", { ...adopted, ...place }),
        () => new BucketBlock("part", { ...created, ...place }),
    ],
    sharingBlock: [
        (changed = {}) => new SharingBlock("part", { ...off, ...place, ...changed }),
        () => new SharingBlock("part", { ...adopted, ...place }),
        () => new SharingBlock("part", { ...created, ...place }),
    ],
    passwordPolicy: [
        (changed = {}) => new PasswordPolicy("part", { ...off, ...place, ...changed }),
        () => new PasswordPolicy("part", { ...adopted, ...place }),
        () => new PasswordPolicy("part", { ...created, ...place }),
    ],
    metadataDefaults: [
        (changed = {}) => new MetadataDefaults("part", { ...off, ...place, ...changed }),
        () => new MetadataDefaults("part", { ...adopted, ...place }),
        () => new MetadataDefaults("part", { ...created, ...place }),
    ],
    registryScanning: [
        (changed = {}) => new RegistryScanning("part", { ...off, ...place, ...changed }),
        () => new RegistryScanning("part", { ...adopted, ...place }),
        () => new RegistryScanning("part", { ...created, ...place }),
    ],
    vpcBlock: [
        (changed = {}) => new VpcBlock("part", { ...off, ...place, ...changed }),
        () => new VpcBlock("part", { ...adopted, ...place }),
        () => new VpcBlock("part", { ...created, blockMode: "block-ingress", ...place }),
    ],
} satisfies Record<string, ((changed?: object) => pulumi.ComponentResource)[]>;

const customs = (made: Recording<unknown>) => made.resources.filter(({ custom }) => custom);

describe("parts of an account", () => {
    for (const [part, [switchedOff, takenOver, made]] of Object.entries(PARTS)) {
        it(`make nothing where they are off or adopted: ${part}`, async () => {
            for (const make of [switchedOff, takenOver]) {
                assert.ok(make !== undefined);
                assert.deepEqual(customs(await record(make)), []);
            }
        });

        it(`are made of what the simulated cloud knows, protected, under their own name: ${part}`, async () => {
            assert.ok(made !== undefined);
            const recording = await record(made);
            const [first] = customs(recording);
            assert.ok(first !== undefined);
            assert.deepEqual(recording.genericTypes, []);
            assert.ok(customs(recording).some(({ options }) => options.protect === true));
            for (const { name } of recording.resources) assert.match(name, /^part(-|$)/);
        });

        it(`refuse to be off without a reason, and an account that is none: ${part}`, () => {
            assert.ok(switchedOff !== undefined);
            const problems = refused(() => switchedOff({ reason: "no", account: "555" }));
            assert.deepEqual(problems, [
                "account: must be an AWS account id of 12 digits",
                "reason: must say why in 10 to 200 characters",
            ]);
        });
    }

    it("fill their outputs where somebody else makes them", async () => {
        const made = await record(() => [
            new GuardDuty("a", { ...adopted, detectorId, ...place }).detectorId,
            new SecurityHub("b", { ...adopted, ...place }).hubArn,
            new ConfigRecorder("c", { ...adopted, ...place }).recorderName,
            new AccessAnalyzer("d", { ...adopted, analyzerArn, ...place }).analyzerArn,
        ]);
        const known = await Promise.all(made.result.map(async (output) => output && (await made.known(output))));
        assert.deepEqual(known, [
            detectorId,
            "arn:aws:securityhub:eu-west-1:555555555555:hub/default",
            "default",
            analyzerArn,
        ]);
    });

    it("have no outputs where they are off", async () => {
        const made = await record(() => [
            new GuardDuty("a", { ...off, ...place }).detectorId,
            new SecurityHub("b", { ...off, ...place }).hubArn,
            new ConfigRecorder("c", { ...off, ...place }).recorderName,
            new AccessAnalyzer("d", { ...off, ...place }).analyzerArn,
        ]);
        assert.deepEqual(made.result, [undefined, undefined, undefined, undefined]);
    });
});
