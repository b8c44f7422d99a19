using Carboxy.Work.Database;
using Carboxy.Work.Demo;

namespace Carboxy.Web.Server;

/// <summary>Where the clinic keeps its data and how it is served.</summary>
public sealed record WebSettings
{
    /// <summary>The folder with the clinic's keys and, unless they are kept elsewhere, its records.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where the records are kept; null is one file of the data folder.</summary>
    public ClinicStore? Records { get; init; }

    /// <summary>The folder with the knowledge files; beside the program unless said otherwise.</summary>
    public string KnowledgeFolder { get; init; } = Carboxy.Work.Knowledge.KnowledgeFolder.Find() ?? "knowledge";

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5050";

    /// <summary>A clinic of invented patients, with one sign-in button for each role.</summary>
    public bool Demo { get; init; }

    /// <summary>Hears how the invented patients are made; null leaves a new demo clinic without any.</summary>
    public IProgress<DemoProgress>? DemoPatients { get; init; }

    /// <summary>The time zone of a clinic that is founded now, by its IANA name.</summary>
    public string TimeZone { get; init; } = "Europe/Moscow";

    /// <summary>Over what time tries without a sign-in are counted.</summary>
    public TimeSpan PacedOver { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How much work is taken on at once.</summary>
    public WorkLimits Work { get; init; } = WorkLimits.Usual;

    /// <summary>What tells the time; the machine's own clock unless somebody rehearses a course.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
