using System.Collections.Frozen;
using Carboxy.Screening;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Screening;

/// <summary>The fields of a questionnaire: as they were typed, or else as they stand in the answers.</summary>
sealed class TypedForm(AnswerForm form, IFormCollection? posted)
{
    readonly Dictionary<string, IReadOnlyList<string>> stored = new(StringComparer.Ordinal);
    readonly FrozenSet<string> asked = (posted?["asked"].OfType<string>() ?? []).ToFrozenSet();

    /// <summary>Puts an answer that was given into its fields.</summary>
    public void Put(Question question, GivenAnswer answer)
    {
        foreach (var (name, values) in form.Write(question, answer.Value)) stored[name] = values;
    }

    /// <summary>Whether the form that was sent asked this question.</summary>
    public bool Asked(Question question) => asked.Contains(question.Id);

    public TypedFields FieldsOf(Question question) => name =>
        posted is not null && Asked(question) ? [.. posted[name].OfType<string>()] : stored.GetValueOrDefault(name) ?? [];

    /// <summary>What the sent form answers; problems by field.</summary>
    public (Dictionary<string, string> Said, Dictionary<string, Quantities.Text> Problems) Read(IEnumerable<Question> questions)
    {
        var (said, problems) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, Quantities.Text>(StringComparer.Ordinal));
        foreach (var question in questions.Where(Asked))
        {
            switch (form.Read(question, FieldsOf(question)))
            {
                case FormAnswer.Said answer:
                    said[question.Id] = answer.Value;
                    break;
                case FormAnswer.Wrong wrong:
                    problems[wrong.Field] = wrong.Problem;
                    break;
            }
        }

        return (said, problems);
    }
}
