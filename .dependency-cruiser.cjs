// Which way imports run (ARCHITECTURE.md). Checked by `npm run check`.

const stages = 'fetch|read|group|draft|publish|discuss|compare|trace';
const ports = 'store|bus|net|meaning|mail';
const rooms = `${stages}|${ports}|web|cli|demo|outlets|accounts|compose`;
/** What puts the rooms together sees into all of them. */
const top = '^src/(main|watch-thread)\\.ts$|^src/assembly/';
const product = { pathNot: '\\.(test|contract|fixture)\\.tsx?$' };

/** From outside a room only its door, the file that bears its name, is imported. */
const doors = rooms.split('|').map((room) => ({
  name: `door-of-${room}`,
  comment: `Only src/${room}/${room}.ts may be imported from outside src/${room}.`,
  severity: 'error',
  from: {
    ...product,
    path: '^src/',
    pathNot: [`^src/${room}/`, top, product.pathNot],
  },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/${room}\\.tsx?$` },
}));

/** In a stage only the door sees a port. */
const pureStages = stages.split('|').map((room) => ({
  name: `pure-${room}`,
  comment: `In src/${room} only the door touches a port.`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: [`^src/${room}/${room}\\.ts$`, product.pathNot] },
  to: { path: `^src/(${ports})/` },
}));

const stagesApart = stages.split('|').map((room) => ({
  name: `apart-${room}`,
  comment: 'Stages never import one another.',
  severity: 'error',
  from: { ...product, path: `^src/${room}/` },
  to: { path: `^src/(${stages}|web|cli|demo|outlets)/`, pathNot: `^src/${room}/` },
}));

/** The rooms of grouping: each sees those before it. */
const groupRooms = [
  'snapshot',
  'words',
  'reading',
  'linkage',
  'memory',
  'editor',
  'likeness',
  'why',
  'regroup',
  'engine',
  'restart',
];
const groupUpwards = groupRooms.slice(0, -1).map((room, at) => ({
  name: `upwards-from-group-${room}`,
  comment: `src/group/${room} knows nothing of what is built on it.`,
  severity: 'error',
  from: { ...product, path: `^src/group/${room}/` },
  to: { path: `^src/group/(${groupRooms.slice(at + 1).join('|')})/` },
}));

/** Inside the web: ui and http know no face. Only the desk uses another, the API, for its types. */
const web = [
  ['ui', 'http|site|desk|api'],
  ['http', 'site|desk|api'],
  ['site', 'desk|api'],
  ['api', 'site|desk'],
  ['desk', 'site'],
].map(([part, others]) => ({
  name: `upwards-from-web-${part}`,
  comment: `src/web/${part} knows nothing of src/web/(${others}).`,
  severity: 'error',
  from: { ...product, path: `^src/web/${part}/` },
  to: { path: `^src/web/(${others})/` },
}));

module.exports = {
  forbidden: [
    ...doors,
    ...pureStages,
    ...stagesApart,
    ...groupUpwards,
    ...web,
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { ...product, path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'ports-never-look-up',
      severity: 'error',
      from: { ...product, path: `^src/(${ports})/` },
      to: { path: `^src/(${stages}|web|cli|demo|outlets|main|pipeline)` },
    },
    {
      name: 'adapters-for-main-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: [top, `^src/(${ports})/`, product.pathNot] },
      to: {
        path: '^src/(store/sqlite|store/postgres|bus/in-process|net/http|net/recorded|meaning/folder|meaning/address)',
      },
    },
    {
      name: 'main-is-the-top',
      severity: 'error',
      from: { path: '^src/', pathNot: [top, product.pathNot] },
      to: { path: top },
    },
    {
      name: 'assembly-below-the-command-line',
      comment: 'What both need to know about the program is in src/app.ts.',
      severity: 'error',
      from: { path: '^src/assembly/' },
      to: { path: '^src/cli/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { ...product, path: '^src/' },
      to: { path: '\\.(test|contract|fixture)\\.tsx?$' },
    },
    {
      name: 'listed-in-package-json',
      comment: 'The build bundles packages, so development dependencies are fine (decision 22).',
      severity: 'error',
      from: { ...product, path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'found', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
