export { FakeEngine, type FakeFault, type FakeProgram, type FakeResource } from "./fakeEngine.ts";
export { fakeSurroundings, type FakeSurroundings, type FakeSurroundingsOptions } from "./surroundings.ts";
