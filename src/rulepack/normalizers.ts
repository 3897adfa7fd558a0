// Every field type and the normalizer that cleans it. Adding a type is adding a line here and a table of tests.
import { openAddress } from '../fields/plain/address.ts';
