// The links that linkage starts with: between groups that edges connect.

import type { Edges, LinkageInput } from './input.js';
import { createLinks, type Links } from './links.js';
import { meanScore, type Nodes } from './nodes.js';
import { sliceLinks } from './slices.js';

/** A pair with lower log-odds does not make its groups neighbours. */
export const edgeScoreMin = -1.5;

/** Makes a link for each two groups with an edge between them: the mean, and the best edge. */
export function* startLinks(
  { edges, score, size }: LinkageInput,
  nodes: Nodes,
): Generator<undefined, Links> {
  const between = edgesOfGroups(edges, nodes.startGroups());
  const links = createLinks(size, between.a.length);
  for (let i = 0; i < between.a.length; i++) {
    const [a, b] = [between.a[i] as number, between.b[i] as number];
    const max = between.score[i] as number;
    const isPair = nodes.size(a) === 1 && nodes.size(b) === 1;
    links.add(a, b, isPair ? max : meanScore(nodes, a, b, score), max);
    if (i % sliceLinks === sliceLinks - 1) yield;
  }
  return links;
}

/** Every two groups that edges connect, once, with the highest log-odds of those edges. */
function edgesOfGroups({ a, b, score }: Edges, groupOf: Int32Array): Edges {
  const first = new Int32Array(groupOf.length).fill(-1);
  const next = new Int32Array(a.length);
  const groupOfNode = (node: number): number => groupOf[node] as number;
  for (let i = 0; i < a.length; i++) {
    const [one, two] = [groupOfNode(a[i] as number), groupOfNode(b[i] as number)];
    if (one === two || (score[i] as number) < edgeScoreMin) continue;
    const earlier = Math.min(one, two);
    next[i] = first[earlier] as number;
    first[earlier] = i;
  }
  const found = { a: [] as number[], b: [] as number[], score: [] as number[] };
  /** Group → the index where it was last added. */
  const places = new Int32Array(groupOf.length).fill(-1);
  for (let group = 0; group < groupOf.length; group++) {
    const from = found.a.length;
    for (let i = first[group] as number; i >= 0; i = next[i] as number) {
      const other = groupOfNode(a[i] as number) + groupOfNode(b[i] as number) - group;
      const value = score[i] as number;
      const place = places[other] as number;
      if (place >= from) found.score[place] = Math.max(found.score[place] as number, value);
      else {
        places[other] = found.b.push(other) - 1;
        found.a.push(group);
        found.score.push(value);
      }
    }
  }
  return found;
}
