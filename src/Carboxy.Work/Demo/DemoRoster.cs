using Carboxy.Patients;

namespace Carboxy.Work.Demo;

/// <summary>Who comes to the demo clinic, and what happens to them. All of them are invented.</summary>
sealed partial class DemoRoster
{
    readonly List<(DemoPatient Who, DemoTale Tale)> all = [];

    public static IReadOnlyList<(DemoPatient Who, DemoTale Tale)> All => new DemoRoster().all;

    DemoRoster()
    {
        Arrivals();
        Verdicts();
        Decisions();
        Planned();
        OnTheirWay();
        Waiting();
        Finished();
    }

    /// <summary>A patient who reads Russian.</summary>
    void Ru(string family, string given, string? middle, Sex sex, int age, DemoTale tale) => Add(family, given, middle, sex, age, Language.Russian, tale);

    /// <summary>A patient who reads English.</summary>
    void En(string family, string given, string? middle, Sex sex, int age, DemoTale tale) => Add(family, given, middle, sex, age, Language.English, tale);

    void Add(string family, string given, string? middle, Sex sex, int age, Language language, DemoTale tale) =>
        all.Add((new(all.Count + 1, family, given, middle, sex, age, language), tale));
}
