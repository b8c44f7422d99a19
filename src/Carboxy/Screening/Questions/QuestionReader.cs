using Carboxy.Knowledge.Reading;

namespace Carboxy.Screening;

/// <summary>Reads knowledge/questions strictly.</summary>
public static class QuestionReader
{
    const string GroupKind = "question_groups";
    const string Kind = "questions";
    const string DiseaseKind = "common_diseases";
    const string MedicineKind = "common_medicines";

    public static readonly IReadOnlyList<string> Kinds = [GroupKind, Kind, DiseaseKind, MedicineKind];

    static readonly Dictionary<string, QuestionKind> KindWords = Enum.GetValues<QuestionKind>().ToDictionary(AnswerWords.Of);
    static readonly Dictionary<string, AnsweredBy> ByWords = Enum.GetValues<AnsweredBy>().ToDictionary(AnswerWords.Of);

    public static QuestionBook Read(IReadOnlyList<Node> files, Faults faults)
    {
        var groups = Entries.Unique(Entries.Of(files, GroupKind, faults, fields => new QuestionGroup(fields.Word("id"), fields.Text("name"), fields.Place)), g => g.Id, g => g.Place, faults);
        var questions = Entries.Unique(Entries.Of(files, Kind, faults, One), q => q.Id, q => q.Place, faults);
        foreach (var question in questions)
        {
            Entries.Refer([question.Group], id => groups.Any(g => g.Id == id), question.Place, "group", faults);
            if (question.Kind is QuestionKind.OneOf or QuestionKind.SomeOf && question.Options.Count < 2)
                faults.Add(question.Place, new($"«{question.Id}»: выбирать не из чего.", $"\"{question.Id}\" leaves nothing to choose."), new("Добавьте options.", "Add options."));
            if (question.Kind is QuestionKind.Whole or QuestionKind.Number && question.Range is null)
                faults.Add(question.Place, new($"«{question.Id}»: нет границ числа.", $"\"{question.Id}\" has no range."), new("Добавьте range: 30..45.", "Add range: 30..45."));
            if (question.Days < 1)
                faults.Add(question.Place, new($"«{question.Id}»: ответ должен действовать хотя бы день.", $"\"{question.Id}\": an answer must count for a day at least."), new("Исправьте days.", "Correct days."));
        }

        return new(groups, questions, Common(files, DiseaseKind, MedicalCode.IsIcd10, faults), Common(files, MedicineKind, MedicalCode.IsAtc, faults));
    }

    static IReadOnlyList<CommonCode> Common(IReadOnlyList<Node> files, string kind, Func<string, bool> isCode, Faults faults)
    {
        var common = Entries.Unique(Entries.Of(files, kind, faults, OneCommon), c => c.Id, c => c.Place, faults);
        foreach (var one in common.Where(c => !isCode(c.Code)))
            faults.Add(one.Place, new($"«{one.Code}» не похоже на код.", $"\"{one.Code}\" is no code."), new("Исправьте code.", "Correct the code."));
        return common;
    }

    static Question One(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Group = fields.Word("group"),
        Kind = fields.Choice("kind", KindWords),
        By = fields.Choice("by", ByWords),
        Days = fields.Whole("days"),
        Name = fields.Text("name"),
        Patient = fields.Text("patient"),
        Staff = fields.Text("staff"),
        Hint = fields.OptionalText("hint"),
        Options = fields.Each("options", option => new AnswerOption(option.Word("value"), option.Text("name"))),
        Range = fields.OptionalRange("range"),
        Unit = fields.OptionalText("unit"),
        Sources = Known.Sources(fields),
    };

    static CommonCode OneCommon(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Name = fields.Text("name"),
        Code = fields.Word("code"),
        Phase = fields.Has("status") ? fields.Choice("status", AnswerWords.Phases) : DiseasePhase.Current,
        AsksControl = fields.Flag("asks_control"),
    };
}
