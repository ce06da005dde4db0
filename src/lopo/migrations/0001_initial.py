import datetime
import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

from lopo.ground.database.first import TablesAtOnce


class Migration(TablesAtOnce):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("login", models.EmailField(max_length=254)),
                (
                    "language",
                    models.CharField(
                        choices=[("id", "Indonesia"), ("en", "Inggris")], default="id", max_length=2
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("enrolled_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["login"],
            },
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("short", models.CharField(max_length=60)),
                ("code", models.CharField(max_length=4)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("police", "kepolisian"),
                            ("military", "TNI"),
                            ("court", "pengadilan"),
                            ("prosecutor", "kejaksaan"),
                            ("planning", "perencanaan"),
                            ("finance", "keuangan"),
                            ("communications", "komunikasi dan informatika"),
                            ("labour", "ketenagakerjaan"),
                            ("social", "sosial"),
                            ("health", "kesehatan"),
                            ("hospital", "rumah sakit"),
                            ("women_children", "perempuan dan anak"),
                            ("civil_registry", "kependudukan"),
                            ("politics", "kesatuan bangsa dan politik"),
                            ("order", "ketertiban"),
                            ("secretariat", "sekretariat daerah"),
                            ("legal_aid", "bantuan hukum"),
                            ("ngo", "lembaga masyarakat"),
                            ("faith", "keagamaan"),
                            ("family_welfare", "kesejahteraan keluarga"),
                            ("immigration", "imigrasi"),
                            ("village", "pemerintah desa"),
                            ("other", "lainnya"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("keeps", models.BooleanField(default=False)),
                ("audits", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Done",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("result_kind", models.CharField(blank=True, max_length=60)),
                ("result_id", models.UUIDField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.BinaryField()),
                ("born", models.BinaryField()),
                ("nik", models.BinaryField()),
                ("nik_index", models.BinaryField(max_length=33, null=True)),
                ("address", models.BinaryField()),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("female", "perempuan"), ("male", "laki-laki"), ("", "belum diketahui")],
                        default="",
                        max_length=6,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Regency",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=5, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("province", models.CharField(max_length=120)),
                ("capital", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="ActionPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.CharField(default="Rencana Aksi Daerah", max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Rancangan"), ("adopted", "Berlaku"), ("closed", "Selesai")],
                        default="draft",
                        max_length=7,
                    ),
                ),
                ("adopted_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="lopo.actionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("source_kind", models.CharField(blank=True, max_length=40)),
                ("source_key", models.CharField(blank=True, max_length=120)),
                ("stuck", models.JSONField(default=list)),
                ("remark", models.CharField(blank=True, max_length=300)),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("discussion", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Belum dibahas"),
                            ("done", "Selesai"),
                            ("postponed", "Ditunda ke rapat berikut"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "continues",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="lopo.agendaitem",
                    ),
                ),
                (
                    "owed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Decree",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(blank=True, max_length=80)),
                ("title", models.TextField()),
                ("printed", models.TextField(blank=True)),
                ("issuer", models.CharField(max_length=120)),
                ("place", models.CharField(max_length=80)),
                ("year", models.PositiveSmallIntegerField()),
                ("signed_on", models.DateField(null=True)),
                ("superseded_on", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Rancangan"), ("issued", "Berlaku"), ("superseded", "Digantikan")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("reasons", models.JSONField(default=list)),
                ("grounds", models.JSONField(default=list)),
                ("paragraphs", models.JSONField(default=list)),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="lopo.decree",
                    ),
                ),
                (
                    "secretariat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.agency"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "-signed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="lopo.actionplan",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "Penyusunan rencana"),
                            ("coordination", "Koordinasi"),
                            ("sub_task_force", "Sub gugus tugas"),
                            ("evaluation", "Evaluasi"),
                            ("case", "Gelar perkara"),
                        ],
                        max_length=14,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("closed", models.BooleanField(default=False)),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("rhythm", "jadwal rutin"),
                            ("plan", "rencana aksi"),
                            ("finding", "temuan evaluasi"),
                            ("incident", "satu kejadian"),
                        ],
                        default="rhythm",
                        max_length=8,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Direncanakan"),
                            ("called", "Diundang"),
                            ("running", "Berlangsung"),
                            ("held", "Selesai"),
                            ("not_held", "Tidak jadi"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("called_on", models.DateField(null=True)),
                ("answer_by", models.DateField(null=True)),
                ("letter_number", models.CharField(blank=True, max_length=120)),
                (
                    "signed",
                    models.CharField(
                        blank=True,
                        choices=[("screen", "di layar"), ("paper", "di atas kertas")],
                        max_length=6,
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(default=0)),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("opening", models.TextField(blank=True)),
                ("discussion", models.TextField(blank=True)),
                ("closing", models.TextField(blank=True)),
                ("minutes_circulated_on", models.DateField(null=True)),
                (
                    "not_held_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("budget", "tidak ada anggaran"),
                            ("quorum", "tidak cukup yang hadir"),
                            ("postponed", "ditunda"),
                            ("other", "sebab lain"),
                        ],
                        max_length=9,
                    ),
                ),
                ("not_held_note", models.TextField(blank=True)),
                ("cost", models.DecimalField(decimal_places=2, max_digits=15, null=True)),
                (
                    "paid_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "tanpa biaya"),
                            ("apbd", "APBD"),
                            ("dak", "DAK nonfisik"),
                            ("apbn", "APBN, instansi vertikal"),
                            ("province", "provinsi"),
                            ("village", "dana desa"),
                            ("grant", "hibah atau donor"),
                            ("partner", "mitra"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.agency"
                    ),
                ),
                (
                    "minutes_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paid_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("dissent", models.TextField(blank=True)),
                ("needs_step", models.BooleanField(default=True)),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="lopo.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="lopo.meeting",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="lopo.meeting"
            ),
        ),
        migrations.AddField(
            model_name="actionplan",
            name="meeting",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans",
                to="lopo.meeting",
            ),
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("heads", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="lopo.agency"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="chair",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
            ),
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "matched_by",
                    models.CharField(
                        choices=[
                            ("nik", "NIK yang sama"),
                            ("alike", "nama dan tanggal lahir yang serupa"),
                            ("sought", "NIK ini dicari"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "belum diputuskan"),
                            ("same", "satu orang"),
                            ("different", "bukan orang yang sama"),
                            ("noted", "sudah dibaca"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("found_on", models.DateField()),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "came",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_to",
                        to="lopo.person",
                    ),
                ),
                (
                    "known",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="met", to="lopo.person"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "matches",
                "ordering": ["-found_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "terbuka"), ("closed", "ditutup")], default="open", max_length=6
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ordinary", "biasa"),
                            ("restricted", "terbatas"),
                            ("sealed", "dirahasiakan"),
                        ],
                        default="ordinary",
                        max_length=10,
                    ),
                ),
                ("kind_because", models.BinaryField()),
                ("opened_on", models.DateField()),
                ("happened_on", models.DateField(null=True)),
                ("summary", models.BinaryField()),
                ("closed_on", models.DateField(null=True)),
                ("outcome", models.BinaryField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_on", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Official",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("staff_number", models.CharField(blank=True, max_length=30)),
                ("rank", models.CharField(blank=True, max_length=80)),
                ("job", models.CharField(blank=True, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officials",
                        to="lopo.agency",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Ditawarkan"),
                            ("accepted", "Diterima"),
                            ("returned", "Dikembalikan"),
                            ("withdrawn", "Ditarik kembali"),
                        ],
                        default="offered",
                        max_length=9,
                    ),
                ),
                ("lead_passes", models.BooleanField(default=False)),
                ("because", models.BinaryField()),
                ("things", models.BinaryField()),
                ("offered_on", models.DateField()),
                ("answered_on", models.DateField(null=True)),
                ("answer", models.BinaryField()),
                ("unreached", models.BooleanField(default=False)),
                ("letter", models.CharField(blank=True, max_length=120)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="lopo.case"
                    ),
                ),
                (
                    "giver_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "receiver_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.official",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.official",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-offered_on", "-number"],
            },
        ),
        migrations.AddField(
            model_name="account",
            name="official",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="account", to="lopo.official"
            ),
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("victim", "korban"),
                            ("suspect", "terduga"),
                            ("witness", "saksi"),
                            ("kin", "keluarga"),
                        ],
                        max_length=7,
                    ),
                ),
                ("because", models.BinaryField()),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resolved", "penanganannya selesai"),
                            ("not_so", "ternyata bukan korban, terduga, atau saksi"),
                            ("elsewhere", "ditangani pihak lain di luar gugus tugas"),
                            ("unreachable", "tidak dapat dihubungi lagi"),
                            ("deceased", "meninggal dunia"),
                        ],
                        max_length=11,
                    ),
                ),
                ("ended_note", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="lopo.case",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="lopo.person",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="programmes", to="lopo.goal"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["goal__order", "order"],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                (
                    "work",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("report", "laporan masyarakat"),
                            ("inspection", "sidak"),
                            ("inspection_meeting", "rapat sidak"),
                            ("joint_action", "penanganan bersama"),
                            ("strategy", "strategi pencegahan"),
                            ("registration", "pendataan"),
                            ("guidance", "pembinaan"),
                            ("case_conference", "rapat kasus"),
                            ("handover", "penyerahan orang"),
                            ("health_service", "layanan kesehatan"),
                            ("social_service", "layanan sosial"),
                            ("sick_or_deceased", "korban sakit atau meninggal"),
                            ("shelter", "penampungan dan pembekalan"),
                            ("empowerment", "pemberdayaan ekonomi"),
                            ("repatriation", "pemulangan"),
                            ("evaluation_meeting", "rapat evaluasi"),
                            ("evaluation_report", "laporan evaluasi"),
                            ("proceeding", "proses hukum"),
                            ("request", "permintaan"),
                            ("coordination_meeting", "rapat koordinasi"),
                            ("plan_meeting", "rapat penyusunan rencana"),
                            ("stakeholder_contact", "hubungan dengan pemangku kepentingan"),
                            ("outreach", "penyuluhan"),
                            ("joint_activity", "kegiatan bersama"),
                            ("training", "pelatihan dan pengembangan kapasitas"),
                            ("evaluation", "monitoring dan evaluasi"),
                        ],
                        max_length=20,
                    ),
                ),
                ("indicator", models.CharField(blank=True, max_length=300)),
                ("unit", models.CharField(blank=True, max_length=60)),
                (
                    "counting",
                    models.CharField(
                        choices=[
                            ("sum", "dijumlahkan tiap triwulan"),
                            ("latest", "keadaan terakhir"),
                            ("fewer", "dijumlahkan, makin sedikit makin baik"),
                        ],
                        default="sum",
                        max_length=6,
                    ),
                ),
                ("baseline", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("target", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("last_target", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("last_value", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("joint", models.BooleanField(default=False)),
                ("budget", models.DecimalField(decimal_places=2, max_digits=15, null=True)),
                (
                    "fund",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "tanpa biaya"),
                            ("apbd", "APBD (DAU/PAD)"),
                            ("dak", "DAK nonfisik PPA"),
                            ("apbn", "APBN, instansi vertikal"),
                            ("province", "provinsi"),
                            ("village", "APBDes/Dana Desa"),
                            ("grant", "hibah/donor"),
                            ("partner", "mitra/CSR"),
                        ],
                        max_length=8,
                    ),
                ),
                ("quarters", models.JSONField(default=list)),
                ("dropped_on", models.DateField(null=True)),
                ("dropped_because", models.CharField(blank=True, max_length=300)),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="followed_by",
                        to="lopo.activity",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="lopo.programme",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activities",
                "ordering": ["programme__goal__order", "programme__order", "order"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("field", models.CharField(max_length=20)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("question", models.JSONField(default=dict)),
                ("reason", models.JSONField(default=dict)),
                ("proposed", models.JSONField(default=None, null=True)),
                ("answer", models.JSONField(default=None, null=True)),
                ("answered_on", models.DateField(null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decree",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="lopo.decree",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["decree", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("interview", "wawancara"),
                            ("observation", "pengamatan"),
                            ("document", "dokumen"),
                            ("conclusion", "simpulan penulis"),
                        ],
                        max_length=11,
                    ),
                ),
                ("informant", models.CharField(max_length=200)),
                ("says", models.TextField()),
                ("section", models.CharField(blank=True, max_length=60)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("unit", models.CharField(blank=True, max_length=60)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "code"],
            },
        ),
        migrations.AddField(
            model_name="person",
            name="regency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
            ),
        ),
        migrations.CreateModel(
            name="OpenSession",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("session_key", models.CharField(max_length=40)),
                ("started_at", models.DateTimeField()),
                ("device", models.CharField(blank=True, max_length=80)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OneTimeLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("enrol", "pendaftaran"), ("recover", "pemulihan")], max_length=7
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("code_digest", models.CharField(blank=True, max_length=64)),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first_approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first_office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "second_approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("purpose", models.CharField(max_length=24)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-expires_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="regency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
            ),
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "menyiapkan"), (2, "mengerjakan"), (3, "menandatangani")]
                    ),
                ),
                ("letter", models.CharField(max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mandates", to="lopo.office"
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="lopo.official",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LedgerHead",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.BigIntegerField(default=0)),
                (
                    "hash",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                    ),
                ),
                (
                    "regency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ledger_head",
                        to="lopo.regency",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("act", models.CharField(max_length=80)),
                ("account_id", models.UUIDField(null=True)),
                ("hat", models.CharField(max_length=12)),
                ("subject_kind", models.CharField(blank=True, max_length=40)),
                ("subject_id", models.UUIDField(null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("detail", models.JSONField(default=dict)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "for_agency",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Leader",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("chair", "Ketua"), ("deputy", "Wakil ketua"), ("secretary", "Sekretaris")],
                        max_length=9,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1)),
                (
                    "decree",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="leaders", to="lopo.decree"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="lopo.office"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="JointAction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("called", "Dipanggil"),
                            ("held", "Ditangani bersama"),
                            ("not_held", "Tidak jadi, atau tidak ada yang datang"),
                        ],
                        default="called",
                        max_length=8,
                    ),
                ),
                ("called_at", models.DateTimeField()),
                ("meets_at", models.DateTimeField()),
                ("place", models.BinaryField()),
                ("what", models.BinaryField()),
                ("result", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_actions",
                        to="lopo.case",
                    ),
                ),
                (
                    "caller_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "called_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.official",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-meets_at", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Joined",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("because", models.BinaryField()),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("ended_because", models.BinaryField()),
                (
                    "match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="joined", to="lopo.match"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "joined",
                "ordering": ["started_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IssuedPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("token", models.CharField(max_length=32, unique=True)),
                ("paper", models.CharField(max_length=24)),
                ("reference", models.CharField(max_length=60)),
                ("official_number", models.CharField(blank=True, max_length=120)),
                ("dated", models.DateField()),
                ("addressee", models.CharField(blank=True, max_length=200)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("sha256", models.CharField(max_length=64)),
                ("apart", models.BooleanField(default=False)),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-dated", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("invited", models.BooleanField(default=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "belum menjawab"),
                            ("head", "pimpinan hadir"),
                            ("delegate", "diwakili"),
                            ("excused", "berhalangan"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("answered_on", models.DateField(null=True)),
                ("answer_note", models.CharField(blank=True, max_length=200)),
                ("answer_source", models.CharField(blank=True, max_length=200)),
                ("delegate", models.CharField(blank=True, max_length=200)),
                ("duty_letter", models.CharField(blank=True, max_length=120)),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "belum dicatat"),
                            ("head", "pimpinan"),
                            ("delegate", "wakil dengan surat tugas"),
                            ("delegate_without", "wakil tanpa surat tugas"),
                            ("excused", "berhalangan"),
                            ("absent", "tidak hadir"),
                            ("not_invited", "tidak diundang"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                ("attended_by", models.CharField(blank=True, max_length=200)),
                ("marked_at", models.DateTimeField(null=True)),
                (
                    "minutes_answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "belum mengesahkan"),
                            ("confirmed", "mengesahkan"),
                            ("objected", "berkeberatan"),
                        ],
                        default="",
                        max_length=9,
                    ),
                ),
                ("minutes_answered_on", models.DateField(null=True)),
                ("minutes_note", models.TextField(blank=True)),
                ("minutes_source", models.CharField(blank=True, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="lopo.agency",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="lopo.meeting",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
            },
        ),
        migrations.CreateModel(
            name="Heir",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "decree",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="heirs", to="lopo.decree"
                    ),
                ),
                (
                    "leaves",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "receives",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Handed",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("open", models.BooleanField(default=True)),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handed", to="lopo.handover"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed",
                        to="lopo.participation",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "handed",
                "ordering": ["participation__order"],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("held", "sub gugus tugas ini memegangnya"),
                            ("assigned", "kantor ini yang bertanggung jawab"),
                            ("added", "ditambahkan oleh kantor penanggung jawab"),
                            ("offered", "ditawarkan kepadanya, sampai dijawab"),
                            ("gave", "dahulu menyerahkan: kemajuan saja"),
                            ("request", "diminta membantu: permintaan itu saja"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.BinaryField()),
                ("compartments", models.JSONField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="lopo.participation",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("source_kind", models.CharField(blank=True, max_length=40)),
                ("source_key", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField()),
                ("decided_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("agreed_due_on", models.DateField(null=True)),
                ("moved_because", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Belum selesai"),
                            ("done", "Selesai"),
                            ("dropped", "Tidak dilanjutkan"),
                        ],
                        default="open",
                        max_length=7,
                    ),
                ),
                ("finished_on", models.DateField(null=True)),
                ("result", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="lopo.agency",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="lopo.decision",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="lopo.office",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FindingTaken",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=120)),
                ("sentence", models.TextField()),
                ("taken_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agenda", "Dibawa ke rapat"),
                            ("follow_up", "Menjadi tindak lanjut"),
                            ("answered", "Sudah dijawab"),
                        ],
                        max_length=9,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                (
                    "agenda_item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="lopo.agendaitem",
                    ),
                ),
                (
                    "owed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.followup",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-taken_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FailedSignIn",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("login_digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("shown_on", models.DateField()),
                ("opens_on", models.DateField()),
                ("obstacles", models.JSONField(default=list)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-ends_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="District",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=8)),
                ("name", models.CharField(max_length=120)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="DemoAccount",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=60)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="demo",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DataKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("compartment", models.CharField(max_length=24)),
                ("number", models.PositiveSmallIntegerField()),
                ("wrapped", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["compartment", "number"],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("because", models.BinaryField()),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("ended_because", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="lopo.case"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.official"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-started_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Conference",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=10)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="lopo.case",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.meeting"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-meeting__starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.TextField()),
                ("said_on", models.DateField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.agency"
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="lopo.evaluation",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
            },
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "indicator",
                    models.CharField(
                        choices=[
                            ("face_to_face", "Tatap muka"),
                            ("trust_commitment", "Kepercayaan dan komitmen"),
                            ("shared_understanding", "Pemahaman bersama"),
                            ("intermediate_outcomes", "Hasil antara"),
                        ],
                        max_length=21,
                    ),
                ),
                (
                    "aspect",
                    models.CharField(
                        choices=[
                            ("on_plans", "Tentang rencana"),
                            ("on_cases", "Tentang kasus"),
                            ("commitment", "Komitmen"),
                            ("trust", "Kepercayaan"),
                            ("division_of_duties", "Pembagian tugas"),
                            ("common_way", "Cara kerja bersama"),
                            ("results", "Hasil"),
                            ("evaluability", "Dapat dinilai"),
                        ],
                        max_length=18,
                    ),
                ),
                (
                    "polarity",
                    models.SmallIntegerField(
                        choices=[(1, "mendukung"), (0, "menyangkut"), (-1, "melemahkan")]
                    ),
                ),
                ("coded_on", models.DateField()),
                (
                    "coder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "piece",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codings", to="lopo.piece"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="ClockRule",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=40)),
                ("sentence", models.CharField(max_length=200)),
                ("sentence_en", models.CharField(max_length=200)),
                ("amount", models.PositiveSmallIntegerField()),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("days", "hari"),
                            ("working_days", "hari kerja"),
                            ("per_year", "kali setahun"),
                            ("per_quarter", "kali setiap triwulan"),
                        ],
                        default="days",
                        max_length=12,
                    ),
                ),
                ("warns", models.PositiveSmallIntegerField(default=1)),
                ("source", models.CharField(max_length=200)),
                ("confirmed", models.BooleanField(default=False)),
                ("valid_from", models.DateField(default=datetime.date(2000, 1, 1))),
                ("valid_until", models.DateField(null=True)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["key", "valid_from"],
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("within", models.UUIDField()),
                ("apart", models.BooleanField(default=False)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("started_on", models.DateField()),
                ("due_on", models.DateField()),
                ("met_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("ended_because", models.CharField(blank=True, max_length=200)),
                ("suspended_on", models.DateField(null=True)),
                ("suspended_because", models.CharField(blank=True, max_length=200)),
                (
                    "owed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="owes", to="lopo.agency"
                    ),
                ),
                (
                    "owed_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="is_owed",
                        to="lopo.agency",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
                        to="lopo.clockrule",
                    ),
                ),
                (
                    "owed_by_office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owes",
                        to="lopo.office",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Called",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "came",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "belum dicatat"),
                            ("there", "Datang"),
                            ("afar", "Dari jauh"),
                            ("away", "Tidak"),
                        ],
                        default="",
                        max_length=5,
                    ),
                ),
                ("did", models.BinaryField()),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.agency"
                    ),
                ),
                (
                    "joint_action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="called",
                        to="lopo.jointaction",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "called",
                "ordering": ["agency__name"],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[("holder", "pejabat definitif"), ("plt", "Plt."), ("plh", "Plh.")],
                        default="holder",
                        max_length=6,
                    ),
                ),
                ("letter", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="lopo.office",
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="lopo.official",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="regency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
            ),
        ),
        migrations.AddField(
            model_name="agency",
            name="regency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
            ),
        ),
        migrations.CreateModel(
            name="ActivityAgency",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "share",
                    models.CharField(
                        choices=[("leads", "penanggung jawab"), ("with", "terkait")], max_length=5
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agencies",
                        to="lopo.activity",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="lopo.agency",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["share", "agency__name"],
            },
        ),
        migrations.AddField(
            model_name="actionplan",
            name="regency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="regency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
            ),
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=40)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("form", "isian di halaman umum"),
                            ("phone", "telepon"),
                            ("whatsapp", "pesan WhatsApp"),
                            ("visit", "datang sendiri"),
                            ("letter", "surat"),
                            ("seen", "dilihat petugas sendiri"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Belum dibaca"),
                            ("looking", "Sedang dilihat"),
                            ("offered", "Menunggu jawaban instansi lain"),
                            ("review", "Menunggu peninjauan orang kedua"),
                            ("case", "Menjadi perkara"),
                            ("joined", "Digabungkan ke perkara"),
                            ("passed", "Diteruskan dan ditangani instansi lain"),
                            ("closed", "Tanpa tindakan lanjut, sudah ditinjau"),
                        ],
                        default="new",
                        max_length=7,
                    ),
                ),
                ("arrived_on", models.DateField()),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("now", "Ada yang dalam bahaya sekarang"),
                            ("leaving", "Akan berangkat dalam beberapa hari"),
                            ("past", "Sudah terjadi"),
                            ("unknown", "Belum tahu"),
                        ],
                        max_length=7,
                    ),
                ),
                ("text", models.BinaryField()),
                ("place", models.BinaryField()),
                ("when", models.BinaryField()),
                ("concerns", models.BinaryField()),
                (
                    "avoids",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Tidak ada"),
                            ("police", "Jangan polisi"),
                            ("government", "Jangan kantor pemerintah, jangan juga polisi"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("reporter", models.BinaryField()),
                ("contact", models.BinaryField()),
                ("safe_contact", models.BinaryField()),
                ("receipt", models.BinaryField(null=True)),
                ("moved_on", models.DateField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.case",
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "names",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
            ],
            options={
                "ordering": ["-arrived_on", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Passing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "menunggu jawaban"),
                            ("taken", "diterima"),
                            ("declined", "dijawab: bukan untuk kami"),
                            ("recalled", "ditarik kembali"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.agency"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passings", to="lopo.report"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("from_desk", models.BooleanField()),
                ("text", models.BinaryField()),
                ("on", models.DateField()),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="lopo.report"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="ReportPhoto",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("picture", models.BinaryField()),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="lopo.report"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="ReportReason",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("act", models.CharField(max_length=10)),
                ("text", models.BinaryField()),
                ("on", models.DateField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reasons", to="lopo.report"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("health", "layanan kesehatan"),
                            ("social", "layanan sosial"),
                            ("shelter", "tempat aman dan bekal"),
                            ("legal_aid", "bantuan hukum"),
                            ("repatriation", "pemulangan"),
                            ("papers", "surat kependudukan atau perjalanan"),
                            ("information", "keterangan atau data"),
                            ("statement", "surat keterangan atau pernyataan"),
                            ("other", "bantuan lain"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Menunggu jawaban"),
                            ("accepted", "Disanggupi"),
                            ("declined", "Tidak disanggupi"),
                            ("done", "Selesai dikerjakan"),
                            ("withdrawn", "Ditarik kembali"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("text", models.BinaryField()),
                ("needed_by", models.DateField(null=True)),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("answer", models.BinaryField()),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.official",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.official",
                    ),
                ),
                (
                    "asked_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "asker_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.grant"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="lopo.participation",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("on", models.DateField()),
                ("written_on", models.DateField()),
                ("questions", models.CharField(max_length=40)),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("strong", "tanda kuat"),
                            ("stopped", "tanda kuat, dicegah sebelum dieksploitasi"),
                            ("some", "ada tanda, perlu dipantau"),
                            ("none", "saat ini tidak ada tanda"),
                            ("cannot_say", "belum dapat dikatakan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answers", models.BinaryField()),
                ("found", models.BinaryField()),
                ("reasons", models.BinaryField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.official",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="lopo.participation",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-order"],
            },
        ),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("seed", models.BinaryField()),
                ("last_counter", models.BigIntegerField(default=0)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="second_factor",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShutOut",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shut_out",
                        to="lopo.meeting",
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.official"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Study",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.CharField(max_length=300)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("method", models.JSONField(default=dict)),
                ("says", models.JSONField(default=dict)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-ends_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="piece",
            name="study",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to="lopo.study"
            ),
        ),
        migrations.CreateModel(
            name="SubTaskForce",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=8)),
                ("order", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("printed", models.CharField(blank=True, max_length=200)),
                ("functions", models.JSONField(default=list)),
                (
                    "decree",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sub_task_forces",
                        to="lopo.decree",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "position",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("coordinator", "Koordinator"),
                            ("deputy", "Wakil koordinator"),
                            ("member", "Anggota"),
                            ("", "tidak dicetak"),
                        ],
                        default="",
                        max_length=11,
                    ),
                ),
                ("printed", models.CharField(blank=True, max_length=200)),
                ("receives", models.BooleanField(default=False)),
                (
                    "intake",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first", "penerima laporan pertama"),
                            ("second", "penerima laporan kedua"),
                            ("", "bukan penerima laporan"),
                        ],
                        default="",
                        max_length=6,
                    ),
                ),
                ("many_holders", models.BooleanField(default=False)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="lopo.office"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "sub_task_force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="lopo.subtaskforce",
                    ),
                ),
            ],
            options={
                "ordering": ["sub_task_force__order", "order"],
            },
        ),
        migrations.AddField(
            model_name="participation",
            name="held_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lopo.subtaskforce",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="sub_task_force",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="lopo.subtaskforce",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="giver",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.subtaskforce"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="receiver",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.subtaskforce"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="sub_task_force",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lopo.subtaskforce",
            ),
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("letter", models.CharField(max_length=4)),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("printed", models.TextField(blank=True)),
                ("work", models.JSONField(default=list)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "sub_task_force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duties",
                        to="lopo.subtaskforce",
                    ),
                ),
            ],
            options={
                "ordering": ["sub_task_force__order", "order"],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("report", "laporan masyarakat"),
                            ("inspection", "sidak"),
                            ("inspection_meeting", "rapat sidak"),
                            ("joint_action", "penanganan bersama"),
                            ("strategy", "strategi pencegahan"),
                            ("registration", "pendataan"),
                            ("guidance", "pembinaan"),
                            ("case_conference", "rapat kasus"),
                            ("handover", "penyerahan orang"),
                            ("health_service", "layanan kesehatan"),
                            ("social_service", "layanan sosial"),
                            ("sick_or_deceased", "korban sakit atau meninggal"),
                            ("shelter", "penampungan dan pembekalan"),
                            ("empowerment", "pemberdayaan ekonomi"),
                            ("repatriation", "pemulangan"),
                            ("evaluation_meeting", "rapat evaluasi"),
                            ("evaluation_report", "laporan evaluasi"),
                            ("proceeding", "proses hukum"),
                            ("request", "permintaan"),
                            ("coordination_meeting", "rapat koordinasi"),
                            ("plan_meeting", "rapat penyusunan rencana"),
                            ("stakeholder_contact", "hubungan dengan pemangku kepentingan"),
                            ("outreach", "penyuluhan"),
                            ("joint_activity", "kegiatan bersama"),
                            ("training", "pelatihan dan pengembangan kapasitas"),
                            ("evaluation", "monitoring dan evaluasi"),
                        ],
                        max_length=20,
                    ),
                ),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("within", models.UUIDField()),
                ("apart", models.BooleanField(default=False)),
                ("about", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("took_part", models.BooleanField(default=True)),
                ("in_person", models.BooleanField(default=True)),
                ("recorded_at", models.DateTimeField()),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("own", "dicatat sendiri"),
                            ("told", "diberi tahu, belum menjawab"),
                            ("confirmed", "dibenarkan"),
                            ("contested", "dibantah, tidak dihitung"),
                        ],
                        max_length=9,
                    ),
                ),
                ("answer_until", models.DateField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("comment", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="lopo.agency",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "sub_task_force",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.subtaskforce",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="case",
            name="lead",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.subtaskforce"
            ),
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.CharField(max_length=200)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-opens_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reliable", models.PositiveSmallIntegerField()),
                ("open", models.PositiveSmallIntegerField()),
                ("common_aim", models.PositiveSmallIntegerField()),
                ("obstacle", models.TextField(blank=True)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="lopo.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("used", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.agency"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="lopo.survey"
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
            },
        ),
        migrations.CreateModel(
            name="Try",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "telepon"),
                            ("whatsapp", "WhatsApp"),
                            ("visit", "didatangi"),
                            ("letter", "surat"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tries", to="lopo.handover"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "tries",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Unsealing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "diminta"), ("agreed", "disetujui"), ("declined", "ditolak")],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("because", models.BinaryField()),
                ("answered_on", models.DateField(null=True)),
                ("answer", models.BinaryField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.office",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.office"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="unsealings", to="lopo.case"
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("what", models.CharField(max_length=40)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("taken_in_at", models.DateTimeField()),
                ("guarded", models.BooleanField(default=False)),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "taken_in_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-taken_in_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Realisation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("quarter", models.PositiveSmallIntegerField()),
                ("done_on", models.DateField(null=True)),
                ("value", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("result", models.TextField(blank=True)),
                ("obstacles", models.TextField(blank=True)),
                ("released", models.DecimalField(decimal_places=2, default=0, max_digits=15)),
                ("spent", models.DecimalField(decimal_places=2, default=0, max_digits=15)),
                ("people", models.PositiveIntegerField(null=True)),
                ("people_with_outcome", models.PositiveIntegerField(null=True)),
                ("outcome_on", models.DateField(null=True)),
                ("reported_on", models.DateField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="realisations",
                        to="lopo.activity",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["quarter"],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="letter_photo",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.upload"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="list_photo",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.upload"
            ),
        ),
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("lines", models.JSONField(default=list)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("place", models.CharField(max_length=80)),
                (
                    "paper",
                    models.CharField(
                        choices=[
                            ("a4", "A4 (210 × 297 mm)"),
                            ("f4", "F4 (215 × 330 mm)"),
                            ("f4-210", "F4 (210 × 330 mm)"),
                        ],
                        default="a4",
                        max_length=6,
                    ),
                ),
                ("margins", models.JSONField(default=dict)),
                (
                    "font",
                    models.CharField(
                        choices=[("sans", "seperti Arial"), ("bookman", "seperti Bookman Old Style")],
                        default="sans",
                        max_length=8,
                    ),
                ),
                ("spacing", models.FloatField(default=1.15)),
                ("number_pattern", models.CharField(max_length=120)),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letterhead",
                        to="lopo.agency",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "emblem",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.upload",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="followup",
            name="proof",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.upload"
            ),
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Belum menjawab"),
                            ("endorsed", "Mengesahkan"),
                            ("declined", "Tidak mengesahkan"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endorsements",
                        to="lopo.agency",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="endorsements",
                        to="lopo.actionplan",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.agency",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_sent", "Belum dikirim"),
                            ("sent", "Dikirim"),
                            ("delivered", "Disampaikan"),
                            ("acknowledged", "Diakui"),
                            ("correction", "Minta perbaikan"),
                        ],
                        default="not_sent",
                        max_length=12,
                    ),
                ),
                ("letter_number", models.CharField(blank=True, max_length=120)),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("by_hand", "diantar"),
                            ("courier", "lewat kurir"),
                            ("meeting", "diserahkan dalam rapat"),
                            ("email", "surel"),
                            ("collected", "diambil sendiri"),
                        ],
                        max_length=9,
                    ),
                ),
                ("sent_on", models.DateField(null=True)),
                ("delivered_on", models.DateField(null=True)),
                ("delivered_by", models.CharField(blank=True, max_length=120)),
                ("received_by", models.CharField(blank=True, max_length=120)),
                ("acknowledged_on", models.DateField(null=True)),
                (
                    "acknowledged_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("account", "lewat akun"),
                            ("code", "lewat kode sekali pakai"),
                            ("receipt", "foto tanda terima"),
                        ],
                        max_length=7,
                    ),
                ),
                ("correction", models.TextField(blank=True)),
                ("correction_asked_on", models.DateField(null=True)),
                ("correction_answer", models.TextField(blank=True)),
                ("reminded", models.PositiveSmallIntegerField(default=0)),
                ("reminded_on", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="lopo.agency",
                    ),
                ),
                (
                    "decree",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="lopo.decree",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="lopo.upload",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["agency__name"],
            },
        ),
        migrations.CreateModel(
            name="Village",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=13)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(choices=[("desa", "desa"), ("kelurahan", "kelurahan")], max_length=9),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="villages",
                        to="lopo.district",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="village",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.village"
            ),
        ),
        migrations.CreateModel(
            name="ReachedVillage",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "realisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="villages",
                        to="lopo.realisation",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reached_by",
                        to="lopo.village",
                    ),
                ),
            ],
            options={
                "ordering": ["village__code"],
            },
        ),
        migrations.AddField(
            model_name="jointaction",
            name="village",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.village"
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="village",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.village"
            ),
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.CharField(max_length=64)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recovery_codes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lopo.regency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regency", "account", "digest"), name="recovery_code_is_unique"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.UniqueConstraint(
                fields=("regency", "goal", "order"), name="programme_number_is_unique"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["regency", "nik_index"], name="people_by_nik"),
        ),
        migrations.AddConstraint(
            model_name="opensession",
            constraint=models.UniqueConstraint(
                fields=("regency", "session_key"), name="session_is_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimelink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("second_approver__isnull", True),
                    models.Q(("second_approver", models.F("first_approver")), _negated=True),
                    _connector="OR",
                ),
                name="recovery_takes_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimelink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", "recover"), _negated=True),
                    ("used_at__isnull", True),
                    ("second_approver__isnull", False),
                    _connector="OR",
                ),
                name="recovery_is_used_after_approval",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimelink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True), ("used_at__isnull", True)),
                fields=("regency", "account"),
                name="account_has_one_open_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimecode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("used_at__isnull", True)),
                fields=("regency", "purpose", "subject_id", "office"),
                name="one_live_code_for_one_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.UniqueConstraint(
                fields=("regency", "agency", "name"), name="office_name_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.UniqueConstraint(
                fields=("regency", "known", "came"), name="two_records_meet_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.UniqueConstraint(
                condition=models.Q(("matched_by", "sought"), ("state", "asked")),
                fields=("regency", "known", "office"),
                name="an_office_asks_once_for_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("came__isnull", True), ("matched_by", "sought")),
                    models.Q(models.Q(("matched_by", "sought"), _negated=True), ("came__isnull", False)),
                    _connector="OR",
                ),
                name="only_a_search_has_no_second_record",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="mandate_ends_after_it_starts",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(fields=["regency", "subject_id"], name="ledger_by_subject"),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.UniqueConstraint(
                fields=("regency", "number"), name="ledger_has_no_gap_or_double"
            ),
        ),
        migrations.AddConstraint(
            model_name="leader",
            constraint=models.UniqueConstraint(
                fields=("regency", "decree", "role", "office"), name="an_office_leads_once_a_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="joined",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("regency", "match"),
                name="two_records_are_joined_once",
            ),
        ),
        migrations.AddIndex(
            model_name="issuedpaper",
            index=models.Index(fields=["regency", "subject_id"], name="papers_by_subject"),
        ),
        migrations.AddConstraint(
            model_name="issuedpaper",
            constraint=models.UniqueConstraint(
                fields=("regency", "reference"), name="paper_reference_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                fields=("regency", "meeting", "agency"), name="an_agency_is_once_at_a_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attendance", "not_invited"), _negated=True),
                    ("invited", False),
                    _connector="OR",
                ),
                name="not_invited_was_left_out",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", ""), ("answered_on__isnull", False), _connector="XOR"),
                name="an_answer_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes_answer", ""), ("minutes_answered_on__isnull", False), _connector="XOR"
                ),
                name="an_answer_to_minutes_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="heir",
            constraint=models.UniqueConstraint(
                fields=("regency", "decree", "leaves"), name="open_work_has_one_heir"
            ),
        ),
        migrations.AddConstraint(
            model_name="handed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("open", True)),
                fields=("regency", "participation"),
                name="nobody_is_in_two_open_handovers",
            ),
        ),
        migrations.AddConstraint(
            model_name="handed",
            constraint=models.UniqueConstraint(
                fields=("regency", "handover", "participation"), name="a_person_is_once_on_the_minutes"
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.UniqueConstraint(
                fields=("regency", "plan", "order"), name="goal_number_is_unique"
            ),
        ),
        migrations.AddIndex(
            model_name="findingtaken",
            index=models.Index(fields=["regency", "key"], name="findings_by_key"),
        ),
        migrations.AddIndex(
            model_name="failedsignin",
            index=models.Index(fields=["regency", "login_digest"], name="failures_by_login"),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                fields=("regency", "starts_on", "ends_on"), name="a_period_is_laid_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.UniqueConstraint(fields=("regency", "code"), name="district_code_is_unique"),
        ),
        migrations.AddConstraint(
            model_name="decree",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("regency", "number"),
                name="decree_number_is_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="decree",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "issued")), fields=("regency",), name="one_decree_in_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="decree",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"),
                    models.Q(("signed_on__isnull", False), models.Q(("number", ""), _negated=True)),
                    _connector="OR",
                ),
                name="issued_decree_has_number_and_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="datakey",
            constraint=models.UniqueConstraint(
                fields=("regency", "compartment", "number"), name="data_key_is_numbered"
            ),
        ),
        migrations.AddIndex(
            model_name="conflict",
            index=models.Index(
                condition=models.Q(("ended_on__isnull", True)),
                fields=["official", "case"],
                name="conflicts_that_hold",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("regency", "case", "official"),
                name="somebody_is_shut_out_of_a_case_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                fields=("regency", "evaluation", "agency"), name="one_comment_an_agency_an_evaluation"
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.UniqueConstraint(
                fields=("regency", "piece", "order"), name="a_piece_has_a_first_and_a_second_coder"
            ),
        ),
        migrations.AddConstraint(
            model_name="clockrule",
            constraint=models.UniqueConstraint(
                fields=("regency", "key", "valid_from"), name="rule_has_one_version_a_day"
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("ended_on__isnull", True), ("met_on__isnull", True)),
                fields=["regency", "owed_by", "due_on"],
                name="clocks_that_run",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(fields=["regency", "subject_id"], name="clocks_by_subject"),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(fields=["regency", "within"], name="clocks_by_whole"),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(("met_on__isnull", True), ("ended_on__isnull", True), _connector="OR"),
                name="clock_is_met_or_ended_not_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True), ("met_on__isnull", True)),
                fields=("regency", "rule", "subject_id", "owed_by"),
                name="one_running_clock_for_one_debt",
            ),
        ),
        migrations.AddIndex(
            model_name="called",
            index=models.Index(fields=["regency", "agency"], name="called_by_agency"),
        ),
        migrations.AddConstraint(
            model_name="called",
            constraint=models.UniqueConstraint(
                fields=("regency", "joint_action", "agency"),
                name="an_agency_is_called_once_to_a_joint_action",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="appointment_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_key", ""), _negated=True),
                fields=("regency", "meeting", "source_kind", "source_key"),
                name="a_stuck_thing_is_once_on_an_agenda",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(fields=("regency", "key"), name="agency_key_is_unique"),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(fields=("regency", "name"), name="agency_name_is_unique"),
        ),
        migrations.AddConstraint(
            model_name="activityagency",
            constraint=models.UniqueConstraint(
                fields=("regency", "activity", "agency"), name="an_agency_is_once_in_an_activity"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityagency",
            constraint=models.UniqueConstraint(
                condition=models.Q(("share", "leads")),
                fields=("regency", "activity"),
                name="an_activity_has_one_responsible",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(
                fields=("regency", "programme", "order"), name="activity_number_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("budget__isnull", True), ("budget__gte", 0), _connector="OR"),
                name="budget_is_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dropped_on__isnull", True),
                    models.Q(("dropped_because", ""), _negated=True),
                    _connector="XOR",
                ),
                name="dropping_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionplan",
            constraint=models.UniqueConstraint(fields=("regency", "year"), name="a_year_has_one_plan"),
        ),
        migrations.AddConstraint(
            model_name="actionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "draft"), ("adopted_on__isnull", False), _connector="OR"),
                name="an_adopted_plan_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                models.F("regency"), django.db.models.functions.text.Lower("login"), name="login_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="passing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "taken"])),
                fields=("regency", "report"),
                name="a_report_is_with_one_agency_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportmessage",
            constraint=models.UniqueConstraint(
                fields=("regency", "report", "order"), name="messages_of_a_report_are_numbered"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportphoto",
            constraint=models.UniqueConstraint(
                fields=("regency", "report", "order"), name="photos_of_a_report_are_numbered"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportreason",
            constraint=models.UniqueConstraint(
                fields=("regency", "report", "order"), name="reasons_of_a_report_are_numbered"
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                fields=["regency", "asked_office", "-asked_on"], name="requests_by_asked_office"
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                fields=["regency", "asker_office", "-asked_on"], name="requests_by_asker_office"
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(fields=("regency", "number"), name="request_number_is_unique"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on__isnull", True), ("state", "asked")),
                    models.Q(models.Q(("state", "asked"), _negated=True), ("answered_on__isnull", False)),
                    _connector="OR",
                ),
                name="an_answered_request_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on__isnull", False), ("state", "done")),
                    models.Q(models.Q(("state", "done"), _negated=True), ("done_on__isnull", True)),
                    _connector="OR",
                ),
                name="what_is_done_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.UniqueConstraint(
                fields=("regency", "participation", "order"), name="screenings_of_a_person_are_numbered"
            ),
        ),
        migrations.AddConstraint(
            model_name="shutout",
            constraint=models.UniqueConstraint(
                fields=("regency", "meeting", "official"), name="somebody_is_shut_out_of_a_meeting_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.UniqueConstraint(fields=("regency", "title"), name="a_study_is_kept_once"),
        ),
        migrations.AddConstraint(
            model_name="piece",
            constraint=models.UniqueConstraint(
                fields=("regency", "study", "code"), name="a_piece_is_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="subtaskforce",
            constraint=models.UniqueConstraint(
                fields=("regency", "decree", "code"), name="sub_task_force_code_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("regency", "sub_task_force", "office"), name="an_office_sits_once_in_a_sub_task_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("position", "coordinator")),
                fields=("regency", "sub_task_force"),
                name="a_sub_task_force_has_one_coordinator",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("regency", "case", "person", "role"),
                name="a_person_has_a_role_once_in_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                fields=("regency", "case", "order"), name="people_of_a_case_are_numbered"
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role__in", ["victim", "suspect"]), _negated=True),
                    ("ended_on__isnull", False),
                    models.Q(("held_by__isnull", False), ("office__isnull", False)),
                    _connector="OR",
                ),
                name="no_victim_or_suspect_without_holder",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                    models.Q(("ended_on__isnull", False), models.Q(("ended_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="nobody_leaves_a_case_without_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                fields=("regency", "number"), name="handover_number_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "offered"), ("answered_on__isnull", False), _connector="OR"),
                name="an_answered_handover_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("office__isnull", False), ("sub_task_force__isnull", True)),
                    models.Q(("office__isnull", True), ("sub_task_force__isnull", False)),
                    _connector="OR",
                ),
                name="a_grant_is_to_an_office_or_a_sub_task_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("because__in", ["held", "assigned"]), ("ends_on__isnull", True)),
                fields=("regency", "participation", "because"),
                name="one_holds_and_one_is_responsible",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("because", "added"), ("ends_on__isnull", True)),
                fields=("regency", "participation", "office"),
                name="an_office_is_added_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.UniqueConstraint(
                fields=("regency", "sub_task_force", "letter"), name="duty_letter_is_unique"
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["regency", "on"], name="contributions_by_day"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["regency", "agency", "-on"], name="contributions_by_agency"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["regency", "subject_id"], name="contributions_by_subject"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["regency", "within"], name="contributions_by_whole"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.UniqueConstraint(
                fields=("regency", "agency", "work", "subject_id"),
                name="an_agency_contributes_once_to_a_piece_of_work",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("standing", "contested"), _negated=True),
                    models.Q(("comment", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_contest_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("common_aim__range", (1, 4)), ("open__range", (1, 4)), ("reliable__range", (1, 4))
                ),
                name="survey_answers_are_1_to_4",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveylink",
            constraint=models.UniqueConstraint(
                fields=("regency", "survey", "agency"), name="one_survey_link_an_agency"
            ),
        ),
        migrations.AddConstraint(
            model_name="try",
            constraint=models.UniqueConstraint(
                fields=("regency", "handover", "on", "way"), name="a_try_is_told_once_a_day_and_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="unsealing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")),
                fields=("regency", "case"),
                name="unsealing_is_asked_once",
            ),
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["regency", "subject_id"], name="uploads_by_subject"),
        ),
        migrations.AddIndex(
            model_name="realisation",
            index=models.Index(fields=["regency", "done_on"], name="realisations_by_day"),
        ),
        migrations.AddConstraint(
            model_name="realisation",
            constraint=models.UniqueConstraint(
                fields=("regency", "activity", "quarter"), name="a_quarter_is_filled_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="realisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)), name="quarter_is_1_to_4"
            ),
        ),
        migrations.AddConstraint(
            model_name="realisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("done_on__isnull", False), models.Q(("obstacles", ""), _negated=True), _connector="OR"
                ),
                name="a_quarter_without_work_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="realisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("released__gte", 0), ("spent__gte", 0)),
                name="money_of_a_quarter_is_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="realisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("people_with_outcome__isnull", True),
                    ("people_with_outcome__lte", models.F("people")),
                    _connector="OR",
                ),
                name="no_more_outcomes_than_people",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["regency", "starts_at"], name="meetings_by_day"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "not_held"), _negated=True),
                    models.Q(("not_held_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="not_held_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "case"), _negated=True), ("closed", True), _connector="OR"
                ),
                name="a_case_conference_is_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                name="cost_is_not_negative",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["regency", "agency", "state"], name="follow_ups_by_agency"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "open"), ("finished_on__isnull", False), _connector="XOR"),
                name="a_finished_follow_up_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="endorsement",
            constraint=models.UniqueConstraint(
                fields=("regency", "plan", "agency"), name="an_agency_endorses_a_plan_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="endorsement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "declined"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="declining_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="endorsement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "asked"), ("answered_on__isnull", False), _connector="XOR"),
                name="an_answer_to_a_plan_is_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("regency", "decree", "agency"), name="a_decree_goes_once_to_an_agency"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["delivered", "correction"]), _negated=True),
                    ("delivered_on__isnull", False),
                    _connector="OR",
                ),
                name="delivered_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "acknowledged"), _negated=True),
                    ("acknowledged_on__isnull", False),
                    _connector="OR",
                ),
                name="acknowledged_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="village",
            constraint=models.UniqueConstraint(fields=("regency", "code"), name="village_code_is_unique"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["regency", "-arrived_on"], name="reports_by_day"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("regency", "number"), name="report_number_is_unique"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("regency", "receipt"), name="a_receipt_opens_one_report"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("state__in", ["case", "joined"])),
                    models.Q(
                        models.Q(("state__in", ["case", "joined"]), _negated=True), ("case__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="a_report_has_a_case_if_it_ended_in_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "review"), _negated=True),
                    ("proposed_by__isnull", False),
                    _connector="OR",
                ),
                name="no_further_action_is_somebodys_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="reachedvillage",
            constraint=models.UniqueConstraint(
                fields=("regency", "realisation", "village"), name="a_village_is_reached_once"
            ),
        ),
        migrations.AddIndex(
            model_name="jointaction",
            index=models.Index(fields=["regency", "-meets_at"], name="joint_actions_by_time"),
        ),
        migrations.AddConstraint(
            model_name="jointaction",
            constraint=models.UniqueConstraint(
                fields=("regency", "number"), name="joint_action_number_is_unique"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["regency", "-opened_on"], name="cases_by_day"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["regency", "kind"], name="cases_by_class"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("regency", "number"), name="case_number_is_unique"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), ("state", "open")),
                    models.Q(("closed_on__isnull", False), ("state", "closed")),
                    _connector="OR",
                ),
                name="a_closed_case_has_a_day",
            ),
        ),
    ]
