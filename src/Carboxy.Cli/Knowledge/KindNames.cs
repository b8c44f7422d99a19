using Carboxy.Quantities;

namespace Carboxy.Cli.Knowledge;

/// <summary>How people call the kinds of knowledge.</summary>
static class KindNames
{
    static readonly Dictionary<string, Text> Names = new(StringComparer.Ordinal)
    {
        ["rows"] = new("строки исходных текстов", "seed rows"),
        ["literature"] = new("публикации", "publications"),
        ["literature_rules"] = new("правила из литературы", "rules from literature"),
        ["serious_events"] = new("серьёзные события", "serious events"),
        ["principles"] = new("принципы", "principles"),
        ["conflicts"] = new("противоречия источников", "conflicts"),
        ["gaps"] = new("пробелы источников", "gaps"),
        ["house_defaults"] = new("числа, выбранные клиникой", "house defaults"),
        ["banned_phrases"] = new("запрещённые обещания", "banned phrases"),
        ["topics"] = new("темы для пациентов", "topics for patients"),
        ["rules"] = new("правила скрининга", "screening rules"),
        ["indications"] = new("показания", "indications"),
        ["zones"] = new("зоны", "zones"),
        ["protocols"] = new("протоколы", "protocols"),
        ["measures"] = new("измерения", "measures"),
        ["permits"] = new("разрешения пациента", "what patients permit"),
        ["consent"] = new("части согласия", "consent parts"),
        ["aftercare"] = new("советы после сеанса", "aftercare advice"),
        ["adverse_events"] = new("нежелательные явления", "adverse events"),
        ["next_session"] = new("последствия для следующего сеанса", "what a reaction means for the next session"),
        ["same_day"] = new("вопросы в день сеанса", "same-day questions"),
        ["spacing"] = new("интервалы с другими процедурами", "spacings"),
    };

    public static Text Of(string kind) => Names.GetValueOrDefault(kind) ?? new(kind, kind.Replace('_', ' '));
}
