using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Screening;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Screening;

/// <summary>A questionnaire as it stands: what is asked now, what is answered, and what it would come to.</summary>
sealed record QuestionDesk
{
    /// <summary>So many questions stand on the page at once.</summary>
    const int AtOnce = 6;

    public required OpenedInterview Opened { get; init; }

    public required Wish Wish { get; init; }

    public required TypedForm Form { get; init; }

    /// <summary>With what is typed but not saved yet.</summary>
    public required SideBySide Both { get; init; }

    public required IReadOnlyList<Question> Shown { get; init; }

    /// <summary>Open questions that the verdict no longer depends on; a physician may want them answered.</summary>
    public required IReadOnlyList<Question> Beyond { get; init; }

    /// <summary>What only the patient's record can answer.</summary>
    public required IReadOnlyList<Question> Record { get; init; }

    public required IReadOnlyList<(Question Question, GivenAnswer Answer)> Answered { get; init; }

    /// <summary>How many questions can still change a verdict.</summary>
    public required int Left { get; init; }

    /// <summary>What the sent form says anew.</summary>
    public required IReadOnlyDictionary<string, string> Said { get; init; }

    public required IReadOnlyDictionary<string, Text> Problems { get; init; }

    public static QuestionDesk Of(OpenedInterview opened, Wish wish, ClinicKnowledge knowledge, RuleSet rules, IFormCollection? posted, bool staff)
    {
        var book = knowledge.Questions;
        var form = new TypedForm(new(book, opened.Today), posted);
        var answered = new List<(Question Question, GivenAnswer Answer)>();
        foreach (var question in book.All)
        {
            if (opened.Interview.Fresh(question, opened.Today) is not { } answer) continue;
            form.Put(question, answer);
            answered.Add((question, answer));
        }

        var (said, problems) = form.Read(book.All);
        var before = SideBySide.Of(rules, opened.CaseOf(wish));
        // What was answered "unknown" today is not asked again today; it stays open and counts as such.
        var open = Ask(before, wish, knowledge, staff).Where(q => opened.Interview.Fresh(q, opened.Today) is null).ToList();
        var both = said.Count == 0 ? before : SideBySide.Of(rules, opened.CaseOf(wish) with { Answers = With(opened, said, knowledge) });
        return new()
        {
            Opened = opened,
            Wish = wish,
            Form = form,
            Both = both,
            Shown = [.. open.Where(q => q.Kind is not QuestionKind.Record).OrderByDescending(q => posted is not null && form.Asked(q)).Take(staff ? Math.Max(AtOnce, posted?["asked"].Count ?? 0) : int.MaxValue)],
            Beyond = [.. before.Beyond(wish.Modalities).Select(book.Find).OfType<Question>().Where(q => q.Kind is not QuestionKind.Record && staff && opened.Interview.Fresh(q, opened.Today) is null)],
            Record = [.. open.Where(q => q.Kind is QuestionKind.Record)],
            Answered = answered,
            Left = Ask(both, wish, knowledge, staff).Count(),
            Said = Changed(opened, said, book),
            Problems = problems,
        };
    }

    static IEnumerable<Question> Ask(SideBySide both, Wish wish, ClinicKnowledge knowledge, bool staff) =>
        both.AskNext(wish.Modalities).Select(knowledge.Questions.Find).OfType<Question>().Where(q => staff || q.By is AnsweredBy.Patient);

    static Answers With(OpenedInterview opened, Dictionary<string, string> said, ClinicKnowledge knowledge)
    {
        var interview = said.Aggregate(opened.Interview, (so, one) => so.With(one.Key, new(one.Value, opened.Today, AnsweredBy.Staff)));
        var answers = interview.AnswersOn(opened.Today, opened.Patient, knowledge.Questions);
        return answers.Sessions is { } own && opened.Answers.Sessions is { } known ? answers with { Sessions = [.. own.Concat(known).Distinct().OrderBy(s => s.On)] } : answers;
    }

    /// <summary>Answers that stand as they were are not sent again, so that they keep their day and their giver.</summary>
    static Dictionary<string, string> Changed(OpenedInterview opened, Dictionary<string, string> said, QuestionBook book) =>
        said.Where(one => book.Find(one.Key) is not { } question || opened.Interview.Fresh(question, opened.Today)?.Value != one.Value).ToDictionary();
}
