using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>Keeps what staff asked and measured. Each save is a new version beside the old ones.</summary>
public sealed class SaveAnswers(ClinicDb db, Knowledge.ClinicKnowledge knowledge)
{
    public async Task<AnswersSaved> RunAsync(Id<Patient> patient, AnswerChanges changes, CancellationToken cancel) =>
        await db.Patients.AnyAsync(p => p.Id == patient, cancel)
            ? await new AnswerKeeping(db, knowledge).SaveAsync(patient, link: null, changes, await db.TodayAsync(cancel), db.Now, cancel)
            : new AnswersSaved.Gone();
}
