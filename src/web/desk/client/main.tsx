// The desk's client: reads what the page says about itself and draws the desk.

import { render } from 'preact';
import { createApi } from './api.js';
import { Desk } from './desk.js';
import { createState } from './desk-state.js';
import { start } from './start.js';
import { createWords } from './words.js';

const root = document.getElementById('desk');
if (root !== null) {
  const { token = '', timeZone = 'UTC', worker = '', account = '' } = root.dataset;
  const desk = createState(createApi(token), createWords(timeZone), account);
  render(<Desk desk={desk} />, root);
  start(desk, worker);
}
