using System.Collections.Frozen;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Screening;

/// <summary>All questions in the order in which they are asked, and the names that are ticked.</summary>
public sealed class QuestionBook
{
    public static readonly QuestionBook Nothing = new([], [], [], []);

    readonly FrozenDictionary<string, Question> byFact;

    public QuestionBook(IReadOnlyList<QuestionGroup> groups, IReadOnlyList<Question> questions, IReadOnlyList<CommonCode> diseases, IReadOnlyList<CommonCode> medicines)
    {
        (Groups, Diseases, Medicines) = (groups, diseases, medicines);
        All = [.. groups.SelectMany(group => questions.Where(q => q.Group == group.Id))];
        byFact = questions.DistinctBy(q => q.Id).ToFrozenDictionary(q => q.Id);
    }

    public IReadOnlyList<QuestionGroup> Groups { get; }

    public IReadOnlyList<Question> All { get; }

    public IReadOnlyList<CommonCode> Diseases { get; }

    public IReadOnlyList<CommonCode> Medicines { get; }

    public Question? Find(string fact) => byFact.GetValueOrDefault(fact);

    /// <summary>Every fact that a rule can miss has a question, or nobody could ever be cleared.</summary>
    public void MustAskFor(RuleSet rules, Place place, Faults faults)
    {
        foreach (var fact in rules.Facts.Where(fact => !byFact.ContainsKey(fact)))
        {
            faults.Add(place, new($"Правилам нужен факт «{fact}», а вопроса о нём нет.", $"Rules need the fact \"{fact}\", and no question asks for it."),
                new("Добавьте вопрос в knowledge/questions.", "Add a question to knowledge/questions."));
        }
    }
}
