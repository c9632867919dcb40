// SurveyJS's core on a questionnaire of ours: node surveyjs.mjs FOLDER_OF_NODE_MODULES QUESTIONNAIRE.json
// Prints milliseconds of the processor, a line each as soon as it is known: {"load": ...}, {"answer": ...} (medians).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, file] = process.argv.slice(2);
const { Model } = createRequire(folder + "/")("survey-core");
const text = readFileSync(file, "utf-8");

const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function timed(act, most) {
  const times = [];
  const end = processor() + most;
  do {
    const began = processor();
    act();
    times.push(processor() - began);
  } while (processor() < end && times.length < 200);
  return median(times);
}

let survey;
const load = timed(() => { survey = new Model(JSON.parse(text)); }, 1000);
console.log(JSON.stringify({ load }));
const names = survey.getAllQuestions().map((question) => question.name);
if (names.length !== JSON.parse(text).pages.reduce((sum, page) => sum + page.elements.length, 0)) throw new Error("questions got lost");
// the conditions have to work, or the comparison is with nothing
survey.setValue("q3", 4);
if (!survey.getQuestionByName("q4").isVisible) throw new Error("q4 should show");
survey.setValue("q3", 0);
if (survey.getQuestionByName("q4").isVisible) throw new Error("q4 should hide");
let turn = 0;
const answer = timed(() => {
  turn += 1;
  const name = names[(turn * 7919) % names.length];
  survey.setValue(name, ((survey.getValue(name) ?? 0) + 1) % 5); // always another value: the same one costs nothing
}, 2000);
console.log(JSON.stringify({ answer }));
