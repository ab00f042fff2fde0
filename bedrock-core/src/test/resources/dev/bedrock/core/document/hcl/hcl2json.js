// Reads [{name, text, expressions}] from standard input and tells what HashiCorp's parser makes of each file and expression.
const fs = require('fs');
const { parse, getExpressionAst } = require('@cdktf/hcl2json');

function tree(node) {
  const meta = node.meta || {};
  const text = node.type === 'literalValue' && meta.type === 'string';
  return { type: node.type, value: meta.value || '', ...(text && { text }), children: (node.children || []).map(tree) };
}

async function answer(file) {
  try {
    const json = await parse('oracle.tf', file.text);
    const expressions = [];
    for (const expression of file.expressions) {
      expressions.push(tree(await getExpressionAst('oracle.tf', expression)));
    }
    return { name: file.name, accepted: true, json, expressions };
  } catch (error) {
    return { name: file.name, accepted: false, message: String(error.message) };
  }
}

(async () => {
  const answers = [];
  for (const file of JSON.parse(fs.readFileSync(0, 'utf8'))) {
    answers.push(await answer(file));
  }
  fs.writeSync(1, JSON.stringify(answers));
  process.exit(0);
})();
