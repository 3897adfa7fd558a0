import type { Words } from './catalogue.ts';

/** What a program that calls the library may get wrong. */
export const libraryEn: Words = {
  'library/source-name': 'A source cannot be called "{source}": names are not empty and hold no colon.',
  'library/no-records': 'The source {source} holds no records but a value of type {type}.',
  'library/no-records#hint':
    'Give an iterable of objects, a function that opens one, or { columns, rows } where rows are arrays.',
  'library/no-record': 'In {source} record {row} is no record but a value of type {type}.',
  'library/no-record#hint': 'A record is an object of cells; arrays of cells need { columns, rows }.',
  'library/cells': 'In {source} row {row} has {cells} cells, and there are {columns} columns.',
  'library/cell':
    'In {source} record {row} holds a value of type {type} in "{column}", which is no cell of a table.',
  'library/cell#hint': 'Write it as text first: a cell is a string, a number, true or false, or blank.',
  'library/late-key':
    'In {source} record {row} has the key "{key}", which is no column. There are: {columns}.',
  'library/late-key#hint':
    'Of records that can be read once only, columns are the keys of the first ones: name all of them with { columns, rows }.',
  'library/today': 'The option today takes a date such as 2026-03-31, not "{value}".',
  'library/type': 'There is no type "{type}" for the column {column}. There are: {types}.',
  'library/threads': 'The option threads takes a whole number from 1, not "{value}".',
  'library/probability': 'The option {option} takes a probability from 0 to 1, not "{value}".',
  'library/max-cluster': 'The option maxCluster takes a whole number from 2, not "{value}".',
  'library/decision': 'There is no decision "{decision}". There are: {decisions}.',
  'library/clean-screen': 'The option clean means nothing here: an existing list always counts as clean.',
  'library/unknown-record': 'A cluster names the record "{id}", which is none of the {records} records here.',
  'library/unknown-record#hint':
    'Clusters belong to the records they were found in, with the same id option; without an id column ids are row numbers.',
  'library/ambiguous-record': 'A cluster names the record "{id}", and several have this id.',
  'library/ambiguous-record#hint': 'Name the source, too: { id, source }.',
  'library/two-clusters': 'The record "{id}" stands in two clusters, and it can become one record only.',
  'library/child-column': 'Row {row} has no column "{column}". It has: {columns}.',
  'library/inactive': 'The option inactive takes a duration such as 3y, 18m or 90d, not "{value}".',
};
