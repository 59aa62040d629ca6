import assert from "node:assert/strict";
import { formatProblem } from "../errors/index.ts";
import type { AdoptedResource } from "./adoptionFile.ts";
import { checkNames, isMeant, nameFor } from "./checkNames.ts";

const VPC = { type: "aws:ec2/vpc:Vpc", name: "network-vpc" };
const SUBNET = { type: "aws:ec2/subnet:Subnet", name: "network-private-az1" };
const TABLE = { type: "aws:ec2/routeTable:RouteTable", name: "network-private-az1" };
const OTHER_SUBNET = { type: "other:net:Subnet", name: "network-private-az1" };
const children = [VPC, SUBNET, TABLE];

const adopts = (child: string, id = "1"): AdoptedResource => ({ child, id, keep: [], place: "a.yaml:1" });
const problems = (...resources: AdoptedResource[]): string[] => checkNames(resources, children).map(formatProblem);

describe("the name of a child", () => {
    it("is its own where no other has it, and else stands behind its type", () => {
        assert.equal(nameFor(VPC, children), "network-vpc");
        assert.equal(nameFor(SUBNET, children), "Subnet::network-private-az1");
        assert.equal(nameFor(SUBNET, [...children, OTHER_SUBNET]), "aws:ec2/subnet:Subnet::network-private-az1");
    });

    it("is understood in each of its forms", () => {
        for (const child of ["network-private-az1", "Subnet::network-private-az1", `${SUBNET.type}::${SUBNET.name}`])
            assert.equal(isMeant({ child }, SUBNET), true, child);
        assert.equal(isMeant({ child: "RouteTable::network-private-az1" }, SUBNET), false);
    });
});

describe("names in adoption files", () => {
    it("are fine where each is of one child, and ids may be the same for different types", () => {
        assert.deepEqual(problems(adopts("network-vpc"), adopts("Subnet::network-private-az1")), []);
    });

    it("refuses names of nothing, with the nearest that there is", () => {
        assert.deepEqual(
            problems(adopts("network-vcp"), adopts("Subnt::network-private-az1"), adopts("something-else")),
            [
                "a.yaml:1: network-vcp: is no child of a component of this layer. Fix: did you mean network-vpc?",
                "a.yaml:1: Subnt::network-private-az1: is no child of a component of this layer. Fix: did you mean Subnet::network-private-az1?",
                "a.yaml:1: something-else: is no child of a component of this layer. Fix: remove it; plinth adopt --list names them",
            ],
        );
    });

    it("refuses a name that several children have", () => {
        assert.deepEqual(problems(adopts("network-private-az1")), [
            "a.yaml:1: network-private-az1: is the name of several children. Fix: write RouteTable::network-private-az1 or Subnet::network-private-az1",
        ]);
    });

    it("refuses two children of one type and one id: each would undo the other's changes", () => {
        const both = checkNames(
            [adopts("a", "x"), adopts("b", "x")],
            [
                { ...VPC, name: "a" },
                { ...VPC, name: "b" },
            ],
        );
        assert.deepEqual(both.map(formatProblem), [
            `a.yaml:1: b: has the id that a has, got "x". Fix: remove one of them`,
        ]);
    });
});
