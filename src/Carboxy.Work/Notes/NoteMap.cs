using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

static class NoteMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<NoteDraft>("note_draft", nameof(NoteDraft.Id)).IsClinical(nameof(NoteDraft.PatientId))
            .Of<NoteDraft, Patient>(nameof(NoteDraft.PatientId)).Of<NoteDraft, CourseRow>(nameof(NoteDraft.CourseId)).Of<NoteDraft, SessionRow>(nameof(NoteDraft.SessionId))
            .Of<NoteDraft, BookingRow>(nameof(NoteDraft.BookingId)).Of<NoteDraft, Person>(nameof(NoteDraft.AuthorId))
            .Property(d => d.Version).IsConcurrencyToken();

        model.InClinic<NoteRow>("note", nameof(NoteRow.Id)).IsClinical(nameof(NoteRow.PatientId))
            .Of<NoteRow, NoteDraft>(nameof(NoteRow.Id)).Of<NoteRow, CourseRow>(nameof(NoteRow.CourseId)).Of<NoteRow, SessionRow>(nameof(NoteRow.SessionId))
            .Of<NoteRow, BookingRow>(nameof(NoteRow.BookingId)).Of<NoteRow, Person>(nameof(NoteRow.SignedBy))
            .Of<NoteRow, NoteRow>(nameof(NoteRow.AmendsId)).Of<NoteRow, NoteRow>(nameof(NoteRow.CarriedId));

        model.InClinic<NoteCosign>("note_cosign", nameof(NoteCosign.NoteId)).IsClinical(nameof(NoteCosign.PatientId))
            .Of<NoteCosign, NoteRow>(nameof(NoteCosign.NoteId)).Of<NoteCosign, Person>(nameof(NoteCosign.PersonId));

        model.InClinic<NoteTemplateRow>("note_template", nameof(NoteTemplateRow.Id), nameof(NoteTemplateRow.Version));
    }
}
